package dev.waybill.messaging.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set about messaging.
 *
 * @param source the CloudEvents source of what this application sends; by default a slash and the application's name
 * @param dataSchema the CloudEvents dataschema of what it sends: a URI with {@code {type}} in the place of the message type,
 *     the {@code $id} of that type's JSON Schema; none by default
 * @param schema the library's tables
 * @param outbox the sender's side up to the commit
 * @param relay from the outbox to Kafka
 * @param consumers the receiver's side
 * @param inbox what the receiver remembers
 * @param topics the topics that this application owns
 * @param health when to report that something is wrong
 */
@ConfigurationProperties("waybill.messaging")
public record MessagingProperties(
        @Nullable String source,

        @DefaultValue("") String dataSchema,
        @DefaultValue Schema schema,
        @DefaultValue Outbox outbox,
        @DefaultValue Relay relay,
        @DefaultValue Consumers consumers,
        @DefaultValue Inbox inbox,
        @DefaultValue Topics topics,
        @DefaultValue Health health) {

    /**
     * The library's tables.
     *
     * @param migrate whether the library creates its tables and brings them up to date at the start; never where
     *     {@code spring.flyway.locations} has its migrations among the application's, or Flyway is disabled
     */
    public record Schema(@DefaultValue("true") boolean migrate) {}

    /**
     * The outbox.
     *
     * @param maxMessageSize largest body of a message; keep it below what the broker takes
     * @param maxBacklog up to how many unsent messages new work is accepted
     */
    public record Outbox(
            @DefaultValue("512KB") DataSize maxMessageSize,
            @DefaultValue("100000") long maxBacklog) {}

    /**
     * The relay.
     *
     * @param enabled whether this instance may relay
     * @param batchSize how many messages one read takes
     * @param shortestPoll between reads that find nothing, while messages of other instances come; commits of this process
     *     need no poll
     * @param longestPoll between reads that find nothing, after a while without such messages
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1000") int batchSize,
            @DefaultValue("5ms") Duration shortestPoll,
            @DefaultValue("50ms") Duration longestPoll) {}

    /**
     * The consumers.
     *
     * @param enabled whether this instance consumes
     * @param batchSize how many messages one transaction takes at most
     * @param patience how long a message may fail alone, in a way that should pass, while the database is well, before it
     *     becomes a dead letter
     * @param failedKeysPerMinute a consumer stops when messages of more keys than this fail within a minute
     * @param resumeAfter how long a consumer that stopped itself rests before it tries again; each time twice as long, up to
     *     16 times this
     */
    public record Consumers(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("500") int batchSize,
            @DefaultValue("5m") Duration patience,
            @DefaultValue("20") int failedKeysPerMinute,
            @DefaultValue("1m") Duration resumeAfter) {}

    /**
     * The inbox.
     *
     * @param window how long received messages are remembered, in whole days; longer than topics keep their records
     */
    public record Inbox(@DefaultValue("14d") Duration window) {}

    /**
     * The topics. Every service of a platform has the same.
     *
     * @param partitions of each topic, for its whole life: a key never moves
     * @param replicationFactor of each topic; from 3 on, two replicas must acknowledge
     * @param retention how long a topic keeps its records; a day longer at most
     * @param create whether this application creates its topics where they are missing; not where somebody else provisions them
     * @param verifyEvery how often topics are compared with what was declared
     */
    public record Topics(
            @DefaultValue("12") int partitions,
            @DefaultValue("1") int replicationFactor,
            @DefaultValue("7d") Duration retention,
            @DefaultValue("true") boolean create,
            @DefaultValue("1h") Duration verifyEvery) {}

    /**
     * Health.
     *
     * @param stuckAfter after how long without progress the relay or a consumer is reported down
     */
    public record Health(@DefaultValue("5m") Duration stuckAfter) {}
}
