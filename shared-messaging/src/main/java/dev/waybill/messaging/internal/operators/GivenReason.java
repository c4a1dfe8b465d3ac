package dev.waybill.messaging.internal.operators;

import org.jspecify.annotations.Nullable;

/** Why an operator does something: it stays in the audit trail, so that it must say something. */
public final class GivenReason {

    /** How long it may be. */
    public static final int MAX = 500;

    private static final String TURNS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private GivenReason() {}

    private static boolean breaksTheLine(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> TURNS.indexOf(point) >= 0;
        };
    }

    /** What is wrong with it; {@code null} if nothing is. */
    public static @Nullable String faultOf(@Nullable String reason) {
        if (reason == null || reason.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return "must say why this is done; it stays in the audit trail";
        }
        if (reason.codePointCount(0, reason.length()) > MAX) {
            return "must have at most " + MAX + " characters";
        }
        if (reason.codePoints().anyMatch(GivenReason::breaksTheLine)) {
            return "must have no control character, such as a line break, and none that turns the direction";
        }
        return StoredText.isRefused(reason) ? StoredText.REFUSAL : null;
    }
}
