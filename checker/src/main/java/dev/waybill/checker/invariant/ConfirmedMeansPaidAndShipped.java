package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Books.Reservation;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Movement;
import dev.waybill.checker.evidence.Movement.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order is confirmed exactly if its total was captured once and kept, and its lines were consumed from the stock. */
public final class ConfirmedMeansPaidAndShipped implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.books().orders().values().stream().flatMap(order -> {
            boolean paid = isPaid(order, evidence.movements(order.id()));
            boolean shipped = isShipped(order, evidence.books().reservations().get(order.id()));
            return paid == order.isConfirmed() && shipped == order.isConfirmed()
                    ? Stream.of()
                    : Stream.of("%s: paid once and exactly: %s, consumed: %s; %s, %s"
                            .formatted(
                                    order,
                                    paid,
                                    shipped,
                                    evidence.movements(order.id()),
                                    Objects.toString(
                                            evidence.books().reservations().get(order.id()))));
        });
    }

    private static boolean isPaid(Order order, List<Movement> movements) {
        List<Movement> captures =
                movements.stream().filter(it -> it.kind() == Kind.CAPTURED).toList();
        return captures.size() == 1
                && captures.getFirst().amount().compareTo(order.total()) == 0
                && captures.getFirst().currency().equals(order.currency())
                && movements.stream().noneMatch(it -> it.kind() == Kind.REFUNDED);
    }

    private static boolean isShipped(Order order, @Nullable Reservation reservation) {
        return reservation != null
                && reservation.state().equals("COMMITTED")
                && reservation.lines().equals(order.lines());
    }
}
