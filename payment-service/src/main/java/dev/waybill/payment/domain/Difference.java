package dev.waybill.payment.domain;

import org.jspecify.annotations.Nullable;

/** Where the provider's report and our payments disagree. */
public record Difference(
        Kind kind,
        Movement.Key key,
        @Nullable String order,
        @Nullable Money ours,
        @Nullable Money theirs) {

    /** What is wrong. */
    public enum Kind {
        /** The provider reports what we know nothing of. */
        UNKNOWN_TO_US,
        /** We recorded what the provider does not report. */
        MISSING_AT_PROVIDER,
        /** Both know it, with another amount or currency. */
        AMOUNT_DIFFERS,
        /** The provider reports the same movement more than once. */
        REPORTED_TWICE
    }
}
