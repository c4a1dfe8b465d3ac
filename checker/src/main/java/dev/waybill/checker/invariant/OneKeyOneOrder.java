package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests with the same key are one order, requests with different keys are different ones, and nobody else orders. */
public final class OneKeyOneOrder implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        History history = evidence.history();
        Map<String, Set<String>> ordersOfKey = history.of(Action.PLACE, Outcome.OK).stream()
                .collect(Collectors.groupingBy(
                        Invocation::key, Collectors.mapping(it -> Objects.toString(it.subject()), Collectors.toSet())));
        Stream<String> several = ordersOfKey.entrySet().stream()
                .filter(it -> it.getValue().size() > 1)
                .map(it -> "key " + it.getKey() + " is the orders " + it.getValue());
        return Stream.of(several, shared(ordersOfKey), unasked(evidence, ordersOfKey))
                .flatMap(it -> it);
    }

    private static Stream<String> shared(Map<String, Set<String>> ordersOfKey) {
        Map<String, String> keyOfOrder = new HashMap<>();
        return ordersOfKey.entrySet().stream()
                .flatMap(it -> it.getValue().stream()
                        .filter(order -> keyOfOrder.putIfAbsent(order, it.getKey()) != null)
                        .map(order -> "order %s has the keys %s and %s"
                                .formatted(order, keyOfOrder.get(order), it.getKey())));
    }

    private static Stream<String> unasked(Evidence evidence, Map<String, Set<String>> ordersOfKey) {
        Set<String> unasked = new HashSet<>(evidence.books().orders().keySet());
        ordersOfKey.values().forEach(unasked::removeAll);
        long undecided = evidence.history().undecided(Action.PLACE);
        return unasked.size() <= undecided
                ? Stream.of()
                : Stream.of("%d orders that no answer names, and %d requests without an answer: %s"
                        .formatted(unasked.size(), undecided, unasked));
    }
}
