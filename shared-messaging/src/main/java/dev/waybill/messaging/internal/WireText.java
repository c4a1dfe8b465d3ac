package dev.waybill.messaging.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Text that others wrote, made fit for a column of PostgreSQL, for an index and for one line of a log. */
public final class WireText {

    /** Stands for whatever could not be kept. */
    public static final char REPLACEMENT = '\uFFFD';

    /** How long a key may be: an index entry of PostgreSQL holds 2,704 bytes, for the consumer and the topic too. */
    public static final int KEY_BYTES_AT_MOST = 1_024;

    private static final int LINE_AT_MOST = 200;
    private static final int PREFIX_OF_A_LONG_KEY = 64;

    private WireText() {}

    /** Without NUL and lone surrogates, which PostgreSQL's text cannot hold. */
    public static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> storable.appendCodePoint(isStorable(point) ? point : REPLACEMENT));
        return storable.toString();
    }

    /** The same, cut off after so many characters. */
    public static String storable(String text, int atMost) {
        if (text.length() <= atMost) {
            return storable(text);
        }
        int end = Character.isHighSurrogate(text.charAt(atMost - 1)) ? atMost - 1 : atMost;
        return storable(text.substring(0, end));
    }

    /** Whether PostgreSQL holds this text as it is. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char current = text.charAt(i);
            if (Character.isHighSurrogate(current)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (!isStorable(current)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes as text; what is not UTF-8, and NUL, is replaced. */
    public static @Nullable String of(byte @Nullable [] bytes) {
        return bytes == null ? null : storable(new String(bytes, StandardCharsets.UTF_8));
    }

    /** A key as text. Of one that {@link #isKey} refuses, the beginning and a hash: other bytes have another key. */
    public static @Nullable String ofKey(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        String text = storable(new String(bytes, StandardCharsets.UTF_8));
        if (bytes.length <= KEY_BYTES_AT_MOST && text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        return storable(text, PREFIX_OF_A_LONG_KEY)
                + REPLACEMENT
                + HexFormat.of().formatHex(sha256(bytes));
    }

    /** Whether this can be a message's key: text of at most 1,024 bytes, with nothing in it that had to be replaced. */
    public static boolean isKey(String key) {
        return key.indexOf(REPLACEMENT) < 0
                && isStorable(key)
                && key.getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_AT_MOST;
    }

    /** One line of at most 200 characters, without control characters: nobody else begins a line of the log. */
    public static String printable(@Nullable Object value) {
        String text = storable(String.valueOf(value), LINE_AT_MOST);
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isPrintable(point)) {
                line.appendCodePoint(point);
            } else {
                line.append("\\u%04x".formatted(point));
            }
        });
        return line.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean isStorable(int point) {
        return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
