package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import java.util.Set;
import java.util.stream.Stream;

/** Every order comes to an end, and nothing about it stays open. */
public final class OrdersSettle implements Invariant {

    private static final Set<String> ENDS = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.books().orders().values().stream()
                .filter(it -> !it.settled() || !ENDS.contains(it.status()))
                .map(it -> it + " is not settled");
    }
}
