package dev.waybill.messaging.internal.deadletters;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code nextCursor} is missing on the last one. */
record Page<T>(List<T> items, @Nullable String nextCursor) {

    private static final int AT_MOST = 200;

    /** Of what was found, which is one more than the page's size where there is a next page. */
    static <T> Page<T> of(List<T> found, int size, ToLongFunction<T> position) {
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, size), Long.toString(position.applyAsLong(found.get(size - 1))));
    }

    static int sizeOf(String limit) {
        try {
            return sizeOf(Integer.parseInt(limit));
        } catch (NumberFormatException _) {
            return sizeOf(0);
        }
    }

    static int sizeOf(int limit) {
        if (limit < 1 || limit > AT_MOST) {
            throw Refusal.invalid("limit must be from 1 to " + AT_MOST);
        }
        return limit;
    }

    static long positionOf(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw Refusal.invalidCursor();
        }
    }
}
