package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cancellation that was accepted stays: the order does not come back to life. */
public final class CancellationsAreHonoured implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.history().of(Action.CANCEL, Outcome.OK).stream()
                .map(Invocation::subject)
                .distinct()
                .filter(id -> !evidence.lost().orders().contains(String.valueOf(id)))
                .filter(id -> !isCancelled(evidence.books().orders().get(id)))
                .map(id -> "the cancellation of %s was accepted, it is %s"
                        .formatted(
                                id, Objects.toString(evidence.books().orders().get(id))));
    }

    private static boolean isCancelled(@Nullable Order order) {
        return order != null && order.status().equals("CANCELLED");
    }
}
