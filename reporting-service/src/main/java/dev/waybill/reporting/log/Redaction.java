package dev.waybill.reporting.log;

import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.messaging.IncomingRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the log keeps of a body: all but the confidential members. Where a topic has any, nothing is kept of a body that is no
 * JSON object or belongs to an unreadable record, since nobody knows what is in it.
 */
final class Redaction {

    private static final String MASK = "***";
    private static final byte[] NOTHING = "\"***\"".getBytes(StandardCharsets.UTF_8);

    private static final Map<String, Set<String>> CONFIDENTIAL = Contracts.ALL.stream()
            .collect(Collectors.groupingBy(
                    Contract::topic,
                    Collectors.flatMapping(contract -> contract.confidential().stream(), Collectors.toSet())));

    private final JsonMapper json;

    Redaction(JsonMapper json) {
        this.json = json;
    }

    byte @Nullable [] of(IncomingRecord record) {
        byte[] body = record.body();
        Set<String> confidential = CONFIDENTIAL.getOrDefault(record.topic(), Set.of());
        return body == null || confidential.isEmpty() ? body : masked(body, record.unreadable() != null, confidential);
    }

    private byte[] masked(byte[] body, boolean unreadable, Set<String> confidential) {
        if (unreadable) {
            return NOTHING;
        }
        try {
            if (!(json.readTree(body) instanceof ObjectNode message)) {
                return NOTHING;
            }
            confidential.stream().filter(message::has).forEach(member -> message.put(member, MASK));
            return json.writeValueAsBytes(message);
        } catch (JacksonException e) {
            return NOTHING;
        }
    }
}
