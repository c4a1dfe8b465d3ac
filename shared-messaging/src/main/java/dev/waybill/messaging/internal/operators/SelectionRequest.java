package dev.waybill.messaging.internal.operators;

import dev.waybill.messaging.internal.inbox.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is to be done to a selection, and why.
 *
 * @param reason why; it stays in the audit trail
 */
@JsonDeserialize(using = SelectionRequest.Strict.class)
public record SelectionRequest(
        @Nullable String reason,
        @Nullable String consumer,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String type,
        @Nullable Reason letterReason,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable Boolean everything) {

    private static SelectionRequest of(@Nullable String reason, Selection selection) {
        return new SelectionRequest(
                reason,
                selection.consumer(),
                selection.topic(),
                selection.key(),
                selection.type(),
                selection.letterReason(),
                selection.from(),
                selection.before(),
                selection.everything());
    }

    public Selection selection() {
        return new Selection(consumer, topic, key, type, letterReason, from, before, Boolean.TRUE.equals(everything));
    }

    /** However lenient the application's JSON is, no field of a selection is passed over. */
    static final class Strict extends ValueDeserializer<SelectionRequest> {

        @Override
        public SelectionRequest deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw Refusal.invalid("body", "must be an object");
            }
            Map<String, String> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (fields.put(name, scalar(name, parser.nextToken(), parser)) != null) {
                    throw Refusal.repeated(name);
                }
            }
            @Nullable String reason = fields.remove("reason");
            return of(reason, Selection.of(fields));
        }

        private static String scalar(String name, JsonToken token, JsonParser parser) {
            boolean flag = "everything".equals(name);
            boolean fits = flag
                    ? token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
                    : token == JsonToken.VALUE_STRING;
            if (!fits) {
                throw Refusal.invalid(name, "must be " + (flag ? "true or false" : "a text"));
            }
            return parser.getString();
        }
    }
}
