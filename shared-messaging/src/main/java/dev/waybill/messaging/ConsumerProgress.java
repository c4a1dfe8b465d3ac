package dev.waybill.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** How far this application's consumers and their topics are, by the application's one admin client. */
public interface ConsumerProgress {

    /**
     * Observes the consumer's group and the outbox now, and returns what follows for replies that are missing. The group is
     * judged by its committed offsets on all partitions, whichever instance has them: while it is stopped, paused on a
     * partition or lagging, {@link Silence#until} stands still.
     *
     * <p>Call it about once a second while replies are awaited, with one patience per consumer: what was sent is remembered
     * from call to call. When more than five seconds pass between two successful observations, as while the broker is away,
     * the patience of everything that was sent before counts anew from the later one; likewise after a restart.
     *
     * <p>Blocks for at most a few seconds. Thread-safe.
     *
     * @param consumer the name of the consumer that replies come to
     * @param patience how long a reply may take, counted from the broker's acknowledgement of the message that requests it
     * @return empty while nothing is known: the broker does not answer, or the observation has not lasted long enough
     * @throws IllegalArgumentException if the application has no such consumer
     * @throws org.springframework.dao.DataAccessException if the database does not answer
     */
    Optional<Silence> observe(String consumer, Duration patience);

    /**
     * Where topics begin and end. Blocks for at most a few seconds.
     *
     * @return for each partition of those that exist; empty while the broker does not answer
     */
    Optional<Map<TopicPartition, Span>> spans(Set<String> topics);

    /**
     * The next offset that the consumer's group will handle on each partition where it has handled any, whichever instance
     * has it. Blocks for at most a few seconds.
     *
     * @return without offsets of topics that have been created anew since; empty while the broker does not answer
     * @throws IllegalArgumentException if the application has no such consumer
     */
    Optional<Map<TopicPartition, Long>> handled(String consumer);

    /**
     * How many ranges of records the consumer has missed, over all instances, that no operator has acknowledged. Records are
     * missed when retention removes them before they are read, or when their topic is deleted and created anew.
     *
     * @throws org.springframework.dao.DataAccessException if the database does not answer
     */
    long openLosses(String consumer);

    /**
     * The offsets of a partition.
     *
     * @param topicId of the present life of the topic: one that is created anew has another
     * @param beginning the first that is kept
     * @param end the next that will be written
     */
    record Span(UUID topicId, long beginning, long end) {}

    /**
     * A silence that was observed, by the database's clock: whoever was sent a message before {@code sentBefore} had the
     * whole patience to reply, and no reply that was on the consumer's topics at {@code until} is left unhandled.
     *
     * @param until every record that was on the consumer's topics at this time has been handled; never in the future
     * @param sentBefore every message that was stored by a transaction that read the database's clock before this time had
     *     left the outbox one patience before {@code until}: acknowledged by the broker, or in quarantine
     */
    record Silence(Instant until, Instant sentBefore) {}
}
