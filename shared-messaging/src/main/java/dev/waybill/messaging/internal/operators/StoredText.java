package dev.waybill.messaging.internal.operators;

/**
 * Text that is stored as it was sent: without U+0000, which PostgreSQL refuses, and without half a surrogate pair, which
 * becomes a question mark in UTF-8, and may then mean something else.
 */
public final class StoredText {

    /** What is wrong with other text. */
    public static final String REFUSAL = "must not contain the character U+0000 or half a surrogate pair";

    private StoredText() {}

    /** Whether it cannot be stored as it is. */
    public static boolean isRefused(String text) {
        return text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
