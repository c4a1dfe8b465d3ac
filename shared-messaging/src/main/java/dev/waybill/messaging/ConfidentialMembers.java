package dev.waybill.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The members of messages that only their receiver may keep, and nobody is shown. */
final class ConfidentialMembers {

    private static final String MASK = "***";
    private static final byte[] NOTHING = ("\"" + MASK + "\"").getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, Set<String>> byTopic;

    ConfidentialMembers(Map<String, Set<String>> byTopic) {
        this.byTopic = byTopic.entrySet().stream()
                .filter(topic -> !topic.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, topic -> Set.copyOf(topic.getValue())));
    }

    byte @Nullable [] mask(String topic, boolean readable, byte @Nullable [] body) {
        Set<String> members = byTopic.getOrDefault(topic, Set.of());
        return body == null || members.isEmpty() ? body : masked(body, readable, members);
    }

    private static byte[] masked(byte[] body, boolean readable, Set<String> members) {
        if (!readable) {
            return NOTHING;
        }
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode message)) {
                return NOTHING;
            }
            members.stream().filter(message::has).forEach(member -> message.put(member, MASK));
            return JSON.writeValueAsBytes(message);
        } catch (JacksonException e) {
            return NOTHING;
        }
    }
}
