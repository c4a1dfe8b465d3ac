package dev.waybill.messaging.internal.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What a single broker cannot show. */
class TopicPromisesTest {

    private static final TopicSettings SETTINGS = new TopicSettings(12, 3, Duration.ofDays(7), 512 << 10);

    /** H3. */
    @Test
    void withThreeReplicasTwoMustHaveAMessageBeforeItCountsAsSent() {
        NewTopic topic = SETTINGS.named("orders");

        assertThat(topic.replicationFactor()).isEqualTo((short) 3);
        assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
    }

    @Test
    void withOneReplicaOneIsEnough() {
        NewTopic topic = new TopicSettings(12, 1, Duration.ofDays(7), 512 << 10).named("orders");

        assertThat(topic.configs()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void theBrokerTakesWhatTheOutboxTakes() {
        NewTopic topic = new TopicSettings(12, 1, Duration.ofDays(7), 4 << 20).named("orders");

        assertThat(Long.parseLong(topic.configs().get("max.message.bytes"))).isGreaterThan(4 << 20);
    }

    @Test
    void aTopicAsDeclaredBreaksNothing() {
        assertThat(promises("mine").brokenBy(Map.of("mine", asDeclared("mine"))))
                .isEmpty();
    }

    @Test
    void topicsOfAConsumerHaveAsManyPartitionsAsEachOther() {
        TopicPromises promises = new TopicPromises(SETTINGS, Set.of(), Map.of("listener", Set.of("a", "b")), null);
        FoundTopic few = new FoundTopic("b", 3, 3, asDeclared("b").configs());

        assertThat(promises.brokenBy(Map.of("a", asDeclared("a"), "b", few)))
                .containsOnlyKeys("b")
                .containsValue(
                        "topic b has 3 partitions, and another topic of listener has 12: messages about one key go"
                                + " to different instances");
    }

    @Test
    void anInboxThatNeverForgetsNeedsNoRetention() {
        TopicPromises promises = new TopicPromises(SETTINGS, Set.of(), Map.of("archive", Set.of("a")), null);
        Map<String, String> configs = new HashMap<>(asDeclared("a").configs());
        configs.put("retention.ms", "-1");

        assertThat(promises.brokenBy(Map.of("a", new FoundTopic("a", 12, 3, configs))))
                .isEmpty();
    }

    private static TopicPromises promises(String owned) {
        return new TopicPromises(SETTINGS, Set.of(owned), Map.of("listener", Set.of(owned)), Duration.ofDays(14));
    }

    private static FoundTopic asDeclared(String name) {
        return new FoundTopic(name, 12, 3, SETTINGS.named(name).configs());
    }
}
