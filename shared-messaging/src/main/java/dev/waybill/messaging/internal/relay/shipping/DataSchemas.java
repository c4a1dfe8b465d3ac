package dev.waybill.messaging.internal.relay.shipping;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the schema of each message type is identified; for one thread. */
final class DataSchemas {

    private static final String TYPE = "{type}";

    private final String template;
    private final Map<String, byte[]> known = new HashMap<>();

    /** From a URI with {@code {type}} in the type's place; none at all from an empty one. */
    DataSchemas(String template) {
        this.template = template;
    }

    byte @Nullable [] of(String type) {
        return template.isEmpty() ? null : known.computeIfAbsent(type, this::uri);
    }

    private byte[] uri(String type) {
        return template.replace(TYPE, type).getBytes(StandardCharsets.UTF_8);
    }
}
