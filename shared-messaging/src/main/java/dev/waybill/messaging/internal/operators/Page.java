package dev.waybill.messaging.internal.operators;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code nextCursor} is missing on the last one. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    private static final int AT_MOST = 200;
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,2}");

    /** Of what was found, which is one more than the page's size where there is a next page. */
    public static <T> Page<T> of(String list, List<T> found, int size, ToLongFunction<T> position) {
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, size), ListPlace.after(list, position.applyAsLong(found.get(size - 1))));
    }

    static int sizeOf(String limit) {
        return sizeOf(SIZE.matcher(limit).matches() ? Integer.parseInt(limit) : 0);
    }

    public static int sizeOf(int limit) {
        if (limit < 1 || limit > AT_MOST) {
            throw Refusal.invalid("limit", "must be a whole number from 1 to " + AT_MOST);
        }
        return limit;
    }

    public static long positionOf(String list, @Nullable String cursor, long beginning) {
        try {
            return ListPlace.read(list, cursor, beginning);
        } catch (IllegalArgumentException _) {
            throw Refusal.invalidCursor();
        }
    }
}
