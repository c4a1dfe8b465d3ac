package dev.waybill.web.failure;

import jakarta.validation.constraints.Max;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The text of a property's bound, so that a number beyond its type gets the answer of one just beyond the bound. */
final class Bounds {

    private Bounds() {}

    static Optional<String> textOf(JacksonException e) {
        JacksonException.Reference last = e.getPath().getLast();
        return last.from() instanceof Class<?> type && last.getPropertyName() != null
                ? textOf(type, last.getPropertyName())
                : Optional.empty();
    }

    private static Optional<String> textOf(Class<?> type, String property) {
        try {
            return Optional.ofNullable(type.getDeclaredField(property).getAnnotation(Max.class))
                    .map(Max::message)
                    .filter(text -> !text.startsWith("{"));
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        }
    }
}
