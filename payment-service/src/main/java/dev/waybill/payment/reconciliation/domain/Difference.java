package dev.waybill.payment.reconciliation.domain;

import dev.waybill.payment.payment.domain.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider's report and our payments disagree.
 *
 * @param movement what it is about; {@code null} if that cannot be read
 * @param line the line as it was, if it cannot be read
 */
public record Difference(
        Kind kind,
        @Nullable Movement movement,
        @Nullable String order,
        @Nullable Money ours,
        @Nullable Money theirs,
        @Nullable String line) {

    /** What is wrong. */
    public enum Kind {
        /** The provider reports what we know nothing of. */
        UNKNOWN_TO_US,
        /** We recorded what the provider does not report. */
        MISSING_AT_PROVIDER,
        /** Both know it, with another amount or currency. */
        AMOUNT_DIFFERS,
        /** The provider reports the same movement more than once. */
        REPORTED_TWICE,
        /** The provider reports something that cannot be read. */
        UNREADABLE
    }
}
