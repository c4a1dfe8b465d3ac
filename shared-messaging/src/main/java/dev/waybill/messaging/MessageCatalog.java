package dev.waybill.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The messages that an application sends or receives. An application declares one bean of this class, or each
 * {@link MessageType} as a bean. Immutable.
 */
public final class MessageCatalog {

    private final Map<String, MessageType<?>> byName = new HashMap<>();
    private final Map<Class<?>, MessageType<?>> byPayload = new HashMap<>();
    private final Map<String, Set<String>> sources;

    private MessageCatalog(Collection<MessageType<?>> types, Map<String, Set<String>> sources) {
        this.sources = Map.copyOf(sources);
        for (MessageType<?> type : types) {
            if (byName.put(type.name(), type) != null || byPayload.put(type.payload(), type) != null) {
                throw new IllegalArgumentException("declared twice: " + type.name());
            }
        }
    }

    /**
     * A catalog of these types.
     *
     * @throws IllegalArgumentException if a name or a payload class stands twice
     */
    public static MessageCatalog of(Collection<MessageType<?>> types) {
        return new MessageCatalog(types, Map.of());
    }

    /**
     * A catalog of these types, and who sends them. On a topic that stands here, consumers take messages from its sources only:
     * anything else is a dead letter ({@code FOREIGN_SOURCE}), whatever its type.
     *
     * @param sources the CloudEvents sources that send on a topic
     * @throws IllegalArgumentException if a name or a payload class stands twice
     */
    public static MessageCatalog of(Collection<MessageType<?>> types, Map<String, Set<String>> sources) {
        return new MessageCatalog(types, sources);
    }

    /** The type with this CloudEvents name. */
    public Optional<MessageType<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The type of this payload class.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked")
    public <T> MessageType<T> of(Class<T> payload) {
        MessageType<?> type = byPayload.get(payload);
        if (type == null) {
            throw new IllegalArgumentException("not in the message catalog: " + payload.getName());
        }
        return (MessageType<T>) type;
    }

    /** The topics of all types. */
    public Set<String> topics() {
        return byName.values().stream().map(MessageType::topic).collect(Collectors.toUnmodifiableSet());
    }

    /** The CloudEvents sources that send on a topic; empty where that is not declared. */
    public Set<String> sources(String topic) {
        return sources.getOrDefault(topic, Set.of());
    }

    /** Whether a topic carries messages of this kind. */
    public boolean carries(String topic, MessageType.Kind kind) {
        return byName.values().stream()
                .anyMatch(type -> type.kind() == kind && type.topic().equals(topic));
    }
}
