package dev.waybill.checker.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is known of a run once the platform has come to rest.
 *
 * @param history the requests to the platform, and its answers
 * @param books what the services' own tables say
 * @param ledger what the payment provider did, in the order in which it happened
 * @param topics every record of every topic
 * @param committed ids of all messages that were committed to each outbox, as its replication slot saw them
 * @param reports what the read models say
 * @param failures dead letters, parked keys, and what still waits to be sent
 * @param listeners how far each consumer has come
 * @param planted what was put on the topics from outside
 * @param lost what restores made the platform forget
 */
public record Evidence(
        History history,
        Books books,
        List<Movement> ledger,
        Topics topics,
        Map<String, Set<String>> committed,
        Reports reports,
        Failures failures,
        List<Progress> listeners,
        List<Poison> planted,
        Lost lost) {

    /** The movements of money for one order. */
    public List<Movement> movements(String orderId) {
        return ledger.stream().filter(it -> it.orderId().equals(orderId)).toList();
    }
}
