package dev.waybill.messaging.internal.outbox;

import dev.waybill.messaging.MessageType;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns payloads into JSON, within bounds. */
public final class PayloadWriter {

    private final JsonMapper mapper;
    private final long maxBytes;

    /** With an upper bound for the body. */
    public PayloadWriter(JsonMapper mapper, long maxBytes) {
        this.mapper = mapper;
        this.maxBytes = maxBytes;
    }

    String write(MessageType<?> type, Object payload) {
        String body;
        try {
            body = mapper.writeValueAsString(payload);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(type.name() + " cannot be serialised: " + e.getOriginalMessage(), e);
        }
        if (body.length() > maxBytes || (body.length() * 3L > maxBytes && bytes(body) > maxBytes)) {
            throw new IllegalArgumentException(
                    "%s is too large: %d bytes, of at most %d".formatted(type.name(), bytes(body), maxBytes));
        }
        return body;
    }

    private static int bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
