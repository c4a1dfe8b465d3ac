package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.internal.UuidV7;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.consumer.SteppedConsumer;
import dev.waybill.messaging.internal.deadletters.SteppedOperator;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Laws 10 and 11 while a partition has two owners for a moment: one that was paused, and one that took over. */
class TwoOwnersIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = new World();
    private final Node node =
            world.start("waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false");
    private final List<ProducerRecord<byte[], byte[]>> topic = List.of(noted(1, "fails"), noted(2, "behind"));

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theNewOwnerParksWhatStandsBehindALetterThatTheFormerOneIsAboutToCommit() throws InterruptedException {
        SteppedConsumer former = owner();
        SteppedConsumer now = owner();
        Thread takesOver = new Thread(() -> now.poll(topic, 2));

        tables().transactions().executeWithoutResult(_ -> {
            former.giveUp(topic, 0);
            takesOver.start();
            await().atMost(SOON).until(this::somebodyWaitsForALock);
        });
        takesOver.join();

        assertThat(world.letters()).containsExactly("k HANDLER_FAILED 1", "k PARKED 2");
        assertThat(node.effects().all()).isEmpty();
    }

    @Test
    void aReplayWithoutEffectIsNotTakenForDone() {
        owner().giveUp(topic, 0);
        world.sql()
                .sql("INSERT INTO inbox_sequence (consumer, topic, key, last) VALUES (?, ?, 'k', 2)")
                .params(world.consumer(), world.events())
                .update();

        new SteppedOperator(world.sql(), node.context().getBean(Consumers.class), tables().transactions())
                .replay(world.consumer(), world.events(), "k");

        assertThat(world.letters()).containsExactly("k HANDLER_FAILED 1");
        assertThat(world.sql()
                        .sql("SELECT outcome FROM dead_letter_audit")
                        .query(String.class)
                        .list())
                .containsExactly("FAILED");
    }

    private SteppedConsumer owner() {
        return new SteppedConsumer(
                node.context().getBean(Subscriptions.class),
                node.context().getBean(MessageCatalog.class),
                tables(),
                new TopicPartition(world.events(), 0),
                Clock.systemUTC());
    }

    private Tables tables() {
        return node.context().getBean(Tables.class);
    }

    private boolean somebodyWaitsForALock() {
        return world.sql()
                        .sql("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private ProducerRecord<byte[], byte[]> noted(long number, String text) {
        String body = "{\"key\":\"k\",\"number\":%d,\"text\":\"%s\"}".formatted(number, text);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(world.events(), utf8("k"), utf8(body));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UuidV7.at(Instant.now()).toString(),
                        "ce_type", "noted.v1",
                        "ce_source", "/by-hand",
                        "ce_sequence", Long.toString(number))
                .forEach((name, value) -> record.headers().add(name, utf8(value)));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
