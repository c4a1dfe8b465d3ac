package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import java.util.stream.Stream;

/**
 * No order ends because its answers took too long: the platform's patience outlasts every fault of a run. An operator may
 * give an order up.
 */
public final class NobodyIsGivenUp implements Invariant {

    private static final String GIVEN_UP = "TIMED_OUT";

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.books().orders().values().stream()
                .filter(it -> GIVEN_UP.equals(it.reason()))
                .filter(it -> !evidence.books().compensatedByHand().contains(it.id()))
                .map(it -> it + " was given up");
    }
}
