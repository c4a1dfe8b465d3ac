package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.UuidV7;
import dev.waybill.messaging.laws.Effects.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Laws 9, 11 and 16: what a consumer does with what arrives. */
class ReceivingIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void appliesADuplicateOnce() {
        try (World world = new World()) {
            Node node = world.start();
            Wire wire = new Wire(world);
            UUID id = UuidV7.at(Instant.now());

            wire.perform(id, "k", 1, "once");
            wire.perform(id, "k", 1, "once");
            wire.perform(UuidV7.at(Instant.now()), "k", 2, "next");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node.effects().of("k"))
                            .containsExactly(new Effect("k", 1, "once"), new Effect("k", 2, "next")));
            assertThat(node.counter("waybill.messaging.inbox.duplicates")).isEqualTo(1);
        }
    }

    @Test
    void appliesNothingTwiceWhenOffsetsAreRewound() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node first = world.start();
            IntStream.range(0, 100).forEach(i -> first.notes().send("k" + i % 10, i, "n" + i));
            await().atMost(SOON).until(() -> first.effects().all().size() == 100);
            first.close();

            Map<TopicPartition, OffsetAndMetadata> beginning = IntStream.range(0, LawsApplication.PARTITIONS)
                    .boxed()
                    .collect(Collectors.toMap(
                            i -> new TopicPartition(world.commands(), i), _ -> new OffsetAndMetadata(0)));
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> admin.alterConsumerGroupOffsets(world.consumer(), beginning)
                                    .all()
                                    .get()
                            == null);
            Node second = world.start();
            second.notes().send("marker", 1, "last");

            await().atMost(SOON).until(() -> second.effects().of("marker").size() == 1);
            await().atMost(SOON).until(() -> second.counter("waybill.messaging.inbox.duplicates") == 100);
            assertThat(second.effects().all()).hasSize(101);
        }
    }

    @Test
    void keepsTheBatchesOfAConsumerApartThatWantsIt() {
        try (World world = new World()) {
            Node node = world.start("laws.batch-every=3s");
            Wire wire = new Wire(world);

            wire.perform(UuidV7.at(Instant.now()), "k", 1, "at once");
            await().atMost(SOON).until(() -> node.effects().of("k").size() == 1);
            long first = System.nanoTime();
            wire.perform(UuidV7.at(Instant.now()), "k", 2, "later");
            await().atMost(SOON).until(() -> node.effects().of("k").size() == 2);

            assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void neverAppliesAMessageOlderThanTheInboxRemembers() {
        try (World world = new World()) {
            Node node = world.start();
            Wire wire = new Wire(world);

            wire.noted(UuidV7.at(Instant.now().minus(Duration.ofDays(15))), "k", 1, "ancient");
            wire.noted(UuidV7.at(Instant.now()), "k", 2, "young");

            await().atMost(SOON).untilAsserted(() -> assertThat(world.letters()).containsExactly("k TOO_OLD 1"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(node.effects().of("k")).containsExactly(new Effect("k", 2, "young")));
        }
    }

    @Test
    void takesAMessageFromTooFarAheadForUnreadable() {
        try (World world = new World()) {
            Node node = world.start();
            Wire wire = new Wire(world);

            wire.noted(UuidV7.at(Instant.now().plus(Duration.ofHours(20))), "k", 1, "a clock is wrong");
            wire.noted(UuidV7.at(Instant.now().plus(Duration.ofDays(40))), "far", 1, "ahead");

            await().atMost(SOON).untilAsserted(() -> assertThat(world.letters()).containsExactly("far UNREADABLE 1"));
            await().atMost(SOON).until(() -> node.effects().of("k").size() == 1);
        }
    }

    @Test
    void makesWhatItCannotReadADeadLetterAndIgnoresUnknownEvents() {
        try (World world = new World()) {
            Node node = world.start();
            Wire wire = new Wire(world);

            wire.raw(world.events(), "garbage", "no headers at all", Map.of());
            wire.typed(world.events(), "unknown-event", "elsewhere.happened.v1", "{}");
            wire.typed(world.commands(), "unknown-command", "do.something.else.v1", "{}");
            wire.typed(world.events(), "misfit", "noted.v1", "{\"number\":\"not a number\"}");
            wire.noted(UuidV7.at(Instant.now()), "k", 1, "fine");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.sql()
                                    .sql("SELECT key || ' ' || reason FROM dead_letter ORDER BY key")
                                    .query(String.class)
                                    .list())
                            .containsExactly(
                                    "garbage UNREADABLE", "misfit UNREADABLE", "unknown-command UNKNOWN_COMMAND"));
            await().atMost(SOON).until(() -> node.effects().of("k").size() == 1);
        }
    }

    @Test
    void ignoresAStepBackInASequenceAndCountsAGap() {
        try (World world = new World()) {
            Node node = world.start();
            Wire wire = new Wire(world);

            wire.noted(UuidV7.at(Instant.now()), "k", 1, "one");
            wire.noted(UuidV7.at(Instant.now()), "k", 2, "two");
            wire.noted(UuidV7.at(Instant.now()), "k", 1, "one again, under another id");
            wire.noted(UuidV7.at(Instant.now()), "k", 5, "five");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node.effects().of("k"))
                            .extracting(Effect::number)
                            .containsExactly(1L, 2L, 5L));
            assertThat(node.counter("waybill.messaging.inbox.sequence.gaps")).isEqualTo(2);
            assertThat(node.counter("waybill.messaging.inbox.sequence.backwards"))
                    .isEqualTo(1);
            assertThat(node.counter("waybill.messaging.inbox.duplicates")).isZero();
        }
    }
}
