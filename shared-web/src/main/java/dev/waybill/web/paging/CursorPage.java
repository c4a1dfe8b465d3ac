package dev.waybill.web.paging;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items what is in it
 * @param nextCursor the {@code cursor} for the page after; {@code null} on the last one
 */
public record CursorPage<T>(
        List<T> items,

        @Schema(description = "The cursor for the page after; null on the last one", example = "MDE5MzJmNmUtOGExYg")
        @Nullable
        String nextCursor) {

    public CursorPage {
        items = List.copyOf(items);
    }

    /** A page of rows that were read with {@link PageQuery#rowsToRead}. */
    public static <R, T> CursorPage<T> of(
            List<R> rows, PageQuery query, Function<R, T> item, Function<R, Cursor> cursorAfter) {
        List<R> shown = rows.subList(0, Math.min(rows.size(), query.limit()));
        String next =
                rows.size() > query.limit() ? cursorAfter.apply(shown.getLast()).encoded(query.list()) : null;
        return new CursorPage<>(shown.stream().map(item).toList(), next);
    }
}
