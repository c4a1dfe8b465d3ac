package dev.waybill.checker.evidence;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record of a topic; {@code epoch} is 0 where none is given, {@code body} is missing where it is no JSON. */
public record Message(
        String topic,
        int partition,
        long offset,
        @Nullable String id,
        @Nullable String type,
        String key,
        long epoch,
        @Nullable Long sequence,
        @Nullable JsonNode body) {

    /** A text of the body. */
    public String text(String field) {
        return body == null ? "" : body.path(field).asString("");
    }
}
