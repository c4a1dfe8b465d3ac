package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import java.util.Map;
import java.util.stream.Stream;

/** Once all is quiet no outbox holds anything, and no relay has put anything aside. */
public final class NothingWaits implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        return Stream.concat(
                some(evidence.failures().unsent(), "are in the outbox of"),
                some(evidence.failures().quarantined(), "are quarantined by"));
    }

    private static Stream<String> some(Map<String, Long> counts, String where) {
        return counts.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .map(it -> "%d messages %s %s".formatted(it.getValue(), where, it.getKey()));
    }
}
