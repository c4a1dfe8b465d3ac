package dev.waybill.checker.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What order-service was restored to forget.
 *
 * @param orders what it has recorded as lost
 * @param spans the times from each backup of it to the restore: an order may be lost that was acknowledged meanwhile
 */
public record Lost(Set<String> orders, List<Span> spans) {

    /** A span of time, both ends included. */
    public record Span(Instant from, Instant to) {

        private boolean touches(Invocation invocation) {
            return !invocation.until().isBefore(from) && !invocation.at().isAfter(to);
        }
    }

    /** Nothing was forgotten. */
    public static Lost nothing() {
        return new Lost(Set.of(), List.of());
    }

    /** Whether the order of this request may be missing: it is known to be, and a restore explains it. */
    public boolean explains(Invocation invocation) {
        return invocation.subject() != null
                && orders.contains(invocation.subject())
                && spans.stream().anyMatch(span -> span.touches(invocation));
    }
}
