package dev.waybill.web.problem;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads text that PostgreSQL can store: without U+0000, which would fail as late as in the database. */
final class StorableText extends StringDeserializer {

    static final String REFUSAL = "must not contain the character U+0000";

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        return isRefused(text) ? (String) context.handleWeirdStringValue(String.class, text, REFUSAL) : text;
    }

    static boolean isRefused(@Nullable Object value) {
        return value instanceof String text && text.indexOf('\0') >= 0;
    }
}
