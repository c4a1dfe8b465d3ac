package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A receipt that was acknowledged is in the stock once, however often it was requested; one without an answer at most once. */
public final class ReceiptsCountOnce implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, Long> least = new HashMap<>();
        Map<String, Long> most = new HashMap<>();
        for (List<Invocation> tries : evidence.history().byKey(Action.RECEIVE).values()) {
            Invocation first = tries.getFirst();
            if (has(tries, Outcome.OK)) {
                least.merge(Objects.toString(first.subject()), first.quantity(), Long::sum);
            }
            if (has(tries, Outcome.OK) || has(tries, Outcome.UNKNOWN)) {
                most.merge(Objects.toString(first.subject()), first.quantity(), Long::sum);
            }
        }
        return most.entrySet().stream()
                .flatMap(it -> compare(it.getKey(), least.getOrDefault(it.getKey(), 0L), it.getValue(), evidence));
    }

    private static Stream<String> compare(String sku, long least, long most, Evidence evidence) {
        Stock stock = evidence.books().stock().getOrDefault(sku, new Stock(0, 0, 0, 0));
        return stock.received() >= least && stock.received() <= most
                ? Stream.of()
                : Stream.of("%s has received %d, acknowledged were %d, requested %d"
                        .formatted(sku, stock.received(), least, most));
    }

    private static boolean has(List<Invocation> tries, Outcome outcome) {
        return tries.stream().anyMatch(it -> it.outcome() == outcome);
    }
}
