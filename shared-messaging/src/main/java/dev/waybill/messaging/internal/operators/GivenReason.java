package dev.waybill.messaging.internal.operators;

import org.jspecify.annotations.Nullable;

/** Why an operator does something: it stays in the audit trail, so that it must say something. */
public final class GivenReason {

    /** How long it may be. */
    public static final int MAX = 500;

    private GivenReason() {}

    /** What is wrong with it; {@code null} if nothing is. */
    public static @Nullable String faultOf(@Nullable String reason) {
        if (reason == null || reason.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return "must say why this is done; it stays in the audit trail";
        }
        if (reason.codePointCount(0, reason.length()) > MAX) {
            return "must have at most " + MAX + " characters";
        }
        if (reason.codePoints().anyMatch(Character::isISOControl)) {
            return "must have no control character, such as a line break";
        }
        return StoredText.isRefused(reason) ? StoredText.REFUSAL : null;
    }
}
