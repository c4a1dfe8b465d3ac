package dev.waybill.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The messages that an application sends or receives. An application declares one bean of this class, or each
 * {@link MessageType} as a bean. Immutable.
 */
public final class MessageCatalog {

    private static final ConfidentialMembers NOTHING_CONFIDENTIAL = new ConfidentialMembers(Map.of());

    private final Map<String, MessageType<?>> byName = new HashMap<>();
    private final Map<Class<?>, MessageType<?>> byPayload = new HashMap<>();
    private final Map<String, Set<String>> sources;
    private final ConfidentialMembers confidential;

    private MessageCatalog(
            Collection<MessageType<?>> types, Map<String, Set<String>> sources, ConfidentialMembers confidential) {
        this.sources = Map.copyOf(sources);
        this.confidential = confidential;
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
        return new MessageCatalog(types, Map.of(), NOTHING_CONFIDENTIAL);
    }

    /**
     * A catalog of these types, and who sends them. On a topic that stands here, consumers take messages from its sources only:
     * anything else is a dead letter ({@code FOREIGN_SOURCE}), whatever its type.
     *
     * @param sources the CloudEvents sources that send on a topic
     * @throws IllegalArgumentException if a name or a payload class stands twice
     */
    public static MessageCatalog of(Collection<MessageType<?>> types, Map<String, Set<String>> sources) {
        return new MessageCatalog(types, sources, NOTHING_CONFIDENTIAL);
    }

    /**
     * The same catalog, with members of messages that only the receiver may keep: they are masked in the dead letters and
     * quarantined messages that operators look at.
     *
     * @param membersByTopic the names of the members; topics without any may be left out
     */
    public MessageCatalog withConfidential(Map<String, Set<String>> membersByTopic) {
        return new MessageCatalog(byName.values(), sources, new ConfidentialMembers(membersByTopic));
    }

    /**
     * A body with its confidential members masked, for an application that stores messages of others. On a topic that has any,
     * nothing is left of a body that is no JSON object or that cannot be read, since nobody knows what is in it.
     *
     * @param readable whether the message could be read
     */
    public byte @Nullable [] mask(String topic, boolean readable, byte @Nullable [] body) {
        return confidential.mask(topic, readable, body);
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
