package dev.waybill.web.paging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for; a controller method takes it as a parameter ({@code limit} and {@code cursor} of the
 * query).
 *
 * @param limit how many items at most, 1 to {@value #MAX_LIMIT}
 * @param cursor where the page before ended; {@code null} for the first page
 */
public record PageQuery(int limit, @Nullable Cursor cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** Where the page before ended. */
    public Optional<Cursor> after() {
        return Optional.ofNullable(cursor);
    }

    /** How many rows to read, to know whether there are more: one more than {@link #limit}. */
    public int rowsToRead() {
        return limit + 1;
    }
}
