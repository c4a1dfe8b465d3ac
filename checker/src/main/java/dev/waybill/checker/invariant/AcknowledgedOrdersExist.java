package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An order that was acknowledged exists, in the table and for its customer, and both say the same; or a restore has lost it,
 * and the service knows that.
 */
public final class AcknowledgedOrdersExist implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, Order> orders = evidence.books().orders();
        Map<String, Order> shown = evidence.books().shown();
        Stream<String> lost = evidence.history().of(Action.PLACE, Outcome.OK).stream()
                .filter(it -> !evidence.lost().explains(it))
                .map(it -> Objects.toString(it.subject()))
                .distinct()
                .filter(id -> !orders.containsKey(id))
                .map(id -> "order " + id + " was acknowledged and is not there");
        Stream<String> different = Stream.concat(orders.keySet().stream(), shown.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(orders.get(id), shown.get(id)))
                .map(id -> "%s is shown as %s, its row is %s".formatted(id, shown.get(id), orders.get(id)));
        return Stream.concat(lost, different);
    }
}
