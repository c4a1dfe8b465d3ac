package dev.waybill.web.paging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted; a controller method takes it as a parameter ({@code limit} and {@code cursor} of the
 * query).
 *
 * @param limit how many items at most, 1 to {@value #MAX_LIMIT}
 * @param cursor where the page before ended; {@code null} for the first page
 * @param list the list's name: a cursor is one of this list only
 */
public record PageQuery(int limit, @Nullable Cursor cursor, String list) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** The names of the parameters. */
    public static final List<String> PARAMETERS = List.of("cursor", "limit");

    /** Where the page before ended. */
    public Optional<Cursor> after() {
        return Optional.ofNullable(cursor);
    }

    /** How many rows to read, to know whether there are more: one more than {@link #limit}. */
    public int rowsToRead() {
        return limit + 1;
    }
}
