package dev.waybill.system.load;

import dev.waybill.system.client.OrderDraft;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that a user does at some moment of the run. */
sealed interface Operation {

    /** When, counted from the beginning of the run. */
    Duration at();

    /**
     * An order.
     *
     * @param sendings how often it is sent, with the same key, without waiting for an answer
     * @param cancelledAfter how long after the answer it is cancelled
     */
    record Placement(
            Duration at,
            OrderDraft draft,
            int sendings,
            @Nullable Duration cancelledAfter) implements Operation {}

    /** Pieces arrive. */
    record Receipt(Duration at, String sku, int pieces, String key) implements Operation {}
}
