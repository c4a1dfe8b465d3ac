package dev.waybill.messaging.internal.operators;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cursor: the list that it is of, and the id of the last row shown. One of another list is none of this. */
public final class ListPlace {

    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final String SEPARATOR = "-";

    private ListPlace() {}

    /** The cursor of the place after a row. */
    public static String after(String list, long id) {
        return list + SEPARATOR + id;
    }

    /**
     * The id in a cursor.
     *
     * @param beginning what it is without a cursor
     * @throws IllegalArgumentException if it is no cursor of this list
     */
    public static long read(String list, @Nullable String cursor, long beginning) {
        if (cursor == null) {
            return beginning;
        }
        String prefix = list + SEPARATOR;
        if (!cursor.startsWith(prefix)
                || !ID.matcher(cursor.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("no cursor of " + list);
        }
        return Long.parseLong(cursor.substring(prefix.length()));
    }
}
