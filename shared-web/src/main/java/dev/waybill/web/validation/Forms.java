package dev.waybill.web.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The one form in which each kind of value is written in paths, queries, cursors and bodies. Whatever is written in another
 * one, or names a year that no database holds, is an {@link IllegalArgumentException}.
 */
public final class Forms {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Forms() {}

    /** A whole number in decimal digits, without a plus sign or leading zeros. */
    public static long wholeNumber(String text) {
        require(WHOLE_NUMBER, text);
        return Long.parseLong(text);
    }

    /** A whole number of 32 bits. */
    public static int smallNumber(String text) {
        long number = wholeNumber(text);
        if (number != (int) number) {
            throw new IllegalArgumentException(text);
        }
        return (int) number;
    }

    /** A UUID of 36 characters. */
    public static UUID uuid(String text) {
        require(ID, text);
        return UUID.fromString(text);
    }

    /** A day of the years 1 to 9999. */
    public static LocalDate date(String text) {
        require(DATE, text);
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1) {
                throw new IllegalArgumentException(text);
            }
            return date;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A moment of the years 1 to 9999, with its offset. */
    public static Instant time(String text) {
        require(TIME, text);
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
                throw new IllegalArgumentException(text);
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** {@code true} or {@code false}. */
    public static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static void require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
    }
}
