package dev.waybill.messaging.internal.operators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/**
 * What a list shows.
 *
 * @param size how many rows at most
 * @param after the id behind which it begins
 */
public record ListQuery(Selection selection, int size, long after) {

    private static final String BY_DEFAULT = "50";

    /** Of the parameters of a request, each at most once. */
    public static ListQuery of(String list, WebRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) {
                throw Refusal.repeated(name);
            }
            fields.put(name, values[0]);
        });
        @Nullable String limit = fields.remove("limit");
        @Nullable String cursor = fields.remove("cursor");
        return new ListQuery(
                Selection.of(fields),
                Page.sizeOf(limit == null ? BY_DEFAULT : limit),
                Page.positionOf(list, cursor, 0));
    }
}
