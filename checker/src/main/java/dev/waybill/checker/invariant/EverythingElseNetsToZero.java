package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Movement;
import dev.waybill.checker.evidence.Movement.Kind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who gets no goods pays nothing and has nothing held on the card; and there is no payment or stock without an order. */
public final class EverythingElseNetsToZero implements Invariant {

    private static final Set<String> HOLDING = Set.of("RESERVED", "COMMITTED");

    @Override
    public Stream<String> violations(Evidence evidence) {
        return Stream.of(unconfirmed(evidence), held(evidence), strangers(evidence))
                .flatMap(it -> it);
    }

    private static Stream<String> unconfirmed(Evidence evidence) {
        Stream<String> ended = evidence.books().orders().values().stream()
                .filter(order -> !order.isConfirmed())
                .map(Order::id);
        return Stream.concat(ended, evidence.lost().orders().stream()).flatMap(order -> {
            List<Movement> movements = evidence.movements(order);
            BigDecimal paid = sum(movements, Kind.CAPTURED).subtract(sum(movements, Kind.REFUNDED));
            return paid.signum() == 0
                    ? Stream.of()
                    : Stream.of("%s was charged %s: %s".formatted(described(evidence, order), paid, movements));
        });
    }

    private static Stream<String> held(Evidence evidence) {
        return known(evidence).stream().flatMap(order -> {
            List<Movement> movements = evidence.movements(order);
            BigDecimal held = sum(movements, Kind.AUTHORISED)
                    .subtract(sum(movements, Kind.CAPTURED))
                    .subtract(sum(movements, Kind.VOIDED));
            return held.signum() <= 0
                    ? Stream.of()
                    : Stream.of(
                            "%s has %s held on the card: %s".formatted(described(evidence, order), held, movements));
        });
    }

    private static Stream<String> strangers(Evidence evidence) {
        Set<String> known = known(evidence);
        Stream<String> paid = evidence.ledger().stream()
                .map(Movement::orderId)
                .filter(id -> !known.contains(id))
                .map(id -> "money moved for " + id + ", which is no order");
        Set<String> confirmed = evidence.books().orders().values().stream()
                .filter(Order::isConfirmed)
                .map(Order::id)
                .collect(Collectors.toSet());
        Stream<String> reserved = evidence.books().reservations().entrySet().stream()
                .filter(it -> HOLDING.contains(it.getValue().state()) && !confirmed.contains(it.getKey()))
                .map(it -> "stock is held for " + it.getKey() + ", which is no confirmed order: " + it.getValue());
        return Stream.concat(paid, reserved);
    }

    /** The orders that are here, and those that were lost. */
    private static Set<String> known(Evidence evidence) {
        Set<String> known = new HashSet<>(evidence.books().orders().keySet());
        known.addAll(evidence.lost().orders());
        return known;
    }

    private static String described(Evidence evidence, String id) {
        Order order = evidence.books().orders().get(id);
        return order == null ? "the lost order " + id : order.toString();
    }

    private static BigDecimal sum(List<Movement> movements, Kind kind) {
        return movements.stream()
                .filter(it -> it.kind() == kind)
                .map(Movement::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
