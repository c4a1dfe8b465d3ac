package dev.waybill.reporting.log;

import dev.waybill.messaging.IncomingRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the log keeps of a body: all but the confidential members. Where a topic has any, nothing is kept of a body that is no
 * JSON object or belongs to an unreadable record, since nobody knows what is in it.
 */
public final class Redaction {

    private static final String MASK = "***";
    private static final byte[] NOTHING = ("\"" + MASK + "\"").getBytes(StandardCharsets.UTF_8);

    private final Map<String, Set<String>> confidential;
    private final JsonMapper json;

    /**
     * Masks these.
     *
     * @param confidential the confidential members of the messages of each topic
     */
    public Redaction(Map<String, Set<String>> confidential, JsonMapper json) {
        this.confidential = Map.copyOf(confidential);
        this.json = json;
    }

    byte @Nullable [] of(IncomingRecord record) {
        byte[] body = record.body();
        Set<String> members = confidential.getOrDefault(record.topic(), Set.of());
        return body == null || members.isEmpty() ? body : masked(body, record.unreadable() != null, members);
    }

    private byte[] masked(byte[] body, boolean unreadable, Set<String> members) {
        if (unreadable) {
            return NOTHING;
        }
        try {
            if (!(json.readTree(body) instanceof ObjectNode message)) {
                return NOTHING;
            }
            members.stream().filter(message::has).forEach(member -> message.put(member, MASK));
            return json.writeValueAsBytes(message);
        } catch (JacksonException e) {
            return NOTHING;
        }
    }
}
