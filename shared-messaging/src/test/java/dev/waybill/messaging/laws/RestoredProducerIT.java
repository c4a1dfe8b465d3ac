package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.UuidV7;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Law 16 across a restore: the sender has forgotten numbers that it gave out, and gives them out again. */
class RestoredProducerIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CONSUMERS_REMAIN = "waybill.messaging.relay.enabled=false";

    @Test
    void aNewEpochMakesTheEventsOfARestoredProducerNews() {
        try (World world = new World()) {
            Node consumer = world.start(CONSUMERS_REMAIN);
            publishThreeAndRestoreTheFirst(world, consumer);

            startEpoch(world);
            Node restored = world.start("laws.consume=false");
            restored.notes().take("k", "after the restore");
            restored.notes().take("k", "and on");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.effects().of("k"))
                            .extracting(effect -> effect.number() + " " + effect.text())
                            .containsExactly("1 one", "2 two", "3 three", "2 after the restore", "3 and on"));
            assertThat(consumer.counter("waybill.messaging.inbox.sequence.backwards"))
                    .isZero();
            assertThat(consumer.counter("waybill.messaging.inbox.sequence.gaps"))
                    .isZero();
        }
    }

    @Test
    void withoutANewEpochTheyAreDroppedAndTheMetricShowsIt() {
        try (World world = new World()) {
            Node consumer = world.start(CONSUMERS_REMAIN);
            publishThreeAndRestoreTheFirst(world, consumer);

            Node restored = world.start("laws.consume=false");
            restored.notes().take("k", "is not applied");
            restored.notes().take("k", "neither");
            restored.notes().take("k", "the first number that nobody knows");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.effects().of("k"))
                            .extracting(effect -> effect.number() + " " + effect.text())
                            .containsExactly("1 one", "2 two", "3 three", "4 the first number that nobody knows"));
            assertThat(consumer.counter("waybill.messaging.inbox.sequence.backwards"))
                    .isEqualTo(2);
            assertThat(consumer.counter("waybill.messaging.inbox.duplicates")).isZero();
        }
    }

    @Test
    void whatIsSentInAnOlderEpochIsNoNewsAnyMore() {
        try (World world = new World()) {
            Node node = world.start();
            Wire wire = new Wire(world);

            wire.noted(UuidV7.at(Instant.now()), "k", 9, 5, "nine");
            wire.noted(UuidV7.at(Instant.now()), "k", 10, 1, "ten");
            wire.noted(UuidV7.at(Instant.now()), "k", 9, 6, "nine again");
            wire.noted(UuidV7.at(Instant.now()), "k", 10, 2, "ten again");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node.effects().of("k"))
                            .extracting(effect -> effect.text())
                            .containsExactly("nine", "ten", "ten again"));
            assertThat(node.counter("waybill.messaging.inbox.sequence.backwards"))
                    .isEqualTo(1);
            assertThat(node.counter("waybill.messaging.inbox.sequence.gaps")).isZero();
        }
    }

    @Test
    void epochsIncreaseAndRecordWhoStartedThemAndWhy() {
        try (World world = new World()) {
            world.start("laws.consume=false");
            long created = latest(world);

            startEpoch(world);
            world.ownerSql()
                    .sql("INSERT INTO outbox_epoch (epoch, why) VALUES (4000000000000000000, 'a clock far ahead')")
                    .update();
            startEpoch(world);

            assertThat(created)
                    .isBetween(1_700_000_000_000L, Instant.now().plusSeconds(60).toEpochMilli());
            assertThat(latest(world)).isEqualTo(4_000_000_000_000_000_001L);
            assertThat(world.sql()
                            .sql("SELECT who || ': ' || why FROM outbox_epoch ORDER BY epoch DESC LIMIT 1")
                            .query(String.class)
                            .single())
                    .isEqualTo(world.database().owner().user() + ": restored");
        }
    }

    private static void publishThreeAndRestoreTheFirst(World world, Node consumer) {
        Node producer = world.start("laws.consume=false");
        producer.notes().take("k", "one");
        producer.notes().take("k", "two");
        producer.notes().take("k", "three");
        await().atMost(SOON).until(() -> consumer.effects().of("k").size() == 3);
        await().atMost(SOON).until(() -> world.count("outbox") == 0);
        producer.close();
        assertThat(world.onTopic(world.events()))
                .extracting(record -> epochOf(record))
                .containsOnly("%019d".formatted(latest(world)));
        world.sql().sql("UPDATE aggregate SET number = 1 WHERE key = 'k'").update();
    }

    private static String epochOf(ConsumerRecord<String, String> record) {
        return World.header(record, "ce_epoch");
    }

    private static void startEpoch(World world) {
        long before = latest(world);
        assertThat(world.ownerSql()
                        .sql("SELECT outbox_start_epoch('restored')")
                        .query(Long.class)
                        .single())
                .isGreaterThan(before);
    }

    private static long latest(World world) {
        return world.sql()
                .sql("SELECT max(epoch) FROM outbox_epoch")
                .query(Long.class)
                .single();
    }
}
