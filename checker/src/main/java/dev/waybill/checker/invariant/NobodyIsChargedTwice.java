package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Movement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each kind of movement happens to an order's money once at most: not even a second charge that is paid back. */
public final class NobodyIsChargedTwice implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.ledger().stream()
                .collect(Collectors.groupingBy(it -> it.orderId() + ' ' + it.kind(), Collectors.toList()))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .map(same -> {
                    Movement first = same.getFirst();
                    return "%s of %s happened %d times: %s".formatted(first.kind(), first.orderId(), same.size(), same);
                });
    }
}
