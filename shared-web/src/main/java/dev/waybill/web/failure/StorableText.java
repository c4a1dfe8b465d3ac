package dev.waybill.web.failure;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Reads text that can be stored and published as it is: without U+0000, which PostgreSQL refuses, and without half a
 * surrogate pair, which becomes a question mark in UTF-8.
 */
final class StorableText extends StringDeserializer {

    static final String REFUSAL = "must not contain the character U+0000 or half a surrogate pair";

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        return isRefused(text) ? (String) context.handleWeirdStringValue(String.class, text, REFUSAL) : text;
    }

    static boolean isRefused(@Nullable Object value) {
        return value instanceof String text
                && text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
