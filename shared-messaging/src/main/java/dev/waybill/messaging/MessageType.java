package dev.waybill.messaging;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one payload class travels.
 *
 * @param name the CloudEvents type, such as {@code order.placed.v1}
 * @param kind a fact that is published, or a command that is asked
 * @param payload the class of the JSON body
 * @param topic the Kafka topic
 * @param key the aggregate that the message is about: the Kafka key and the CloudEvents subject
 * @param sequence an event's place in its aggregate's history, contiguous from 1; {@code null} where there is none
 */
public record MessageType<T>(
        String name,
        Kind kind,
        Class<T> payload,
        String topic,
        Function<T, String> key,
        @Nullable ToLongFunction<T> sequence) {

    /**
     * A type by its parts, for contracts that are described elsewhere.
     *
     * @param command whether it is a command; else it is an event
     */
    public static <T> MessageType<T> of(
            String name,
            boolean command,
            Class<T> payload,
            String topic,
            Function<T, String> key,
            @Nullable ToLongFunction<T> sequence) {
        return new MessageType<>(name, command ? Kind.COMMAND : Kind.EVENT, payload, topic, key, sequence);
    }

    /** What a message is: an unknown event is ignored by a consumer, an unknown command is a dead letter. */
    public enum Kind {
        /** A fact, published. */
        EVENT,
        /** A request to the topic's owner, sent. */
        COMMAND
    }
}
