package dev.waybill.events;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One published message: its name on the wire, its topic, and where its key and sequence stand.
 *
 * @param name the CloudEvents type, such as {@code order.placed.v1}; never changes
 * @param kind an event or a command
 * @param payload the record that is the body
 * @param topic the Kafka topic
 * @param key the aggregate that the message is about: the Kafka key and the CloudEvents subject
 * @param sequence the place of an event in its aggregate's history, contiguous from 1; {@code null} for a command
 * @see <a href="https://cloudevents.io">CloudEvents 1.0</a>
 */
public record Contract<T>(
        String name,
        Kind kind,
        Class<T> payload,
        String topic,
        Function<T, String> key,
        @Nullable ToLongFunction<T> sequence) {

    /** What a message is. */
    public enum Kind {
        /** A fact in the past tense, owned by its sender. */
        EVENT,
        /** An imperative, owned by its receiver. */
        COMMAND
    }

    /** This contract in the form that a messaging library wants; references to its factory methods fit. */
    public <R> R as(EventForm<R> events, CommandForm<R> commands) {
        return sequence == null
                ? commands.of(name, payload, topic, key)
                : events.of(name, payload, topic, key, sequence);
    }

    /** The members of the body that only the receiver may keep. */
    public Set<String> confidential() {
        return Stream.of(payload.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Confidential.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** Makes something of an event's parts. */
    @FunctionalInterface
    public interface EventForm<R> {

        /** Makes it of these. */
        <T> R of(String name, Class<T> payload, String topic, Function<T, String> key, ToLongFunction<T> sequence);
    }

    /** Makes something of a command's parts. */
    @FunctionalInterface
    public interface CommandForm<R> {

        /** Makes it of these. */
        <T> R of(String name, Class<T> payload, String topic, Function<T, String> key);
    }

    static <T> Contract<T> event(
            String name, Class<T> payload, String topic, Function<T, String> key, ToLongFunction<T> sequence) {
        return new Contract<>(name, Kind.EVENT, payload, topic, key, sequence);
    }

    static <T> Contract<T> command(String name, Class<T> payload, String topic, Function<T, String> key) {
        return new Contract<>(name, Kind.COMMAND, payload, topic, key, null);
    }
}
