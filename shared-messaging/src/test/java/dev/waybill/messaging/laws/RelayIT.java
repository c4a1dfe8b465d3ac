package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.UuidV7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Laws 2, 3, 4 and 6 with one relay. */
class RelayIT {

    private static final String PAUSED_WRITER = """
        INSERT INTO outbox (message_id, type, topic, key, sequence, correlation_id, body)
        VALUES (?, 'noted.v1', ?, ?, 1, ?, '{"key":"late","number":1,"text":"late"}')\
        """;

    /** Longer than any poll, much shorter than the scan that does not trust the floor. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void sendsTheMessageOfAWriterThatWasPausedBeforeItsCommit() throws SQLException {
        try (World world = new World();
                Connection paused = world.database().appDataSource().getConnection()) {
            Node node = world.start("laws.consume=false");
            node.notes().take("before", "");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());

            drawAnId(paused, world);
            for (int i = 0; i < 50; i++) {
                node.notes().take("k" + i, "");
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
            paused.commit();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(texts(world, "late")).containsExactly("late"));
        }
    }

    @Test
    void sendsTheMessageOfAWriterThatWasPausedWhenTheRelayBegan() throws SQLException {
        try (World world = new World()) {
            world.start("waybill.messaging.relay.enabled=false", "laws.consume=false")
                    .notes()
                    .take("early", "");
            try (Connection paused = world.database().appDataSource().getConnection()) {
                drawAnId(paused, world);
                Node relaying = world.start("laws.consume=false");
                relaying.notes().take("k", "");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
                paused.commit();
            }

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(texts(world, "late")).containsExactly("late"));
        }
    }

    @Test
    void keepsEachKeysOrderWhileWritersCommitOutOfOrderAndRollBack() throws InterruptedException {
        try (World world = new World()) {
            Node node = world.start("laws.consume=false");
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                writers.add(Thread.ofVirtual().start(() -> writeAtRandom(node)));
            }
            for (Thread writer : writers) {
                writer.join();
            }

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
            assertThat(numbersByKey(world))
                    .allSatisfy((key, numbers) -> assertThat(numbers)
                            .as("of %s: complete, in order, once", key)
                            .isEqualTo(LongStream.rangeClosed(1, numbers.size())
                                    .boxed()
                                    .toList()));
            assertThat((long) world.onTopic(world.events()).size()).isEqualTo(world.written());
        }
    }

    @Test
    void sendsWhatItsOwnProcessCommitsWithoutWaitingForAPoll() {
        try (World world = new World()) {
            Node node = world.start(
                    "laws.consume=false",
                    "waybill.messaging.relay.shortest-poll=60s",
                    "waybill.messaging.relay.longest-poll=60s");

            for (int i = 0; i < 5; i++) {
                node.notes().take("k", "now");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
            }
        }
    }

    @Test
    void saysThatItTakesNoNewWorkWhileTooMuchWaits() {
        try (World world = new World()) {
            Node node = world.start(
                    "laws.consume=false",
                    "waybill.messaging.relay.enabled=false",
                    "waybill.messaging.outbox.max-backlog=10");
            assertThat(node.outbox().acceptsNewWork()).isTrue();

            for (int i = 0; i < 11; i++) {
                node.notes().take("k" + i, "");
            }
            await().atMost(SOON).until(() -> !node.outbox().acceptsNewWork());
            node.notes().take("reply", "is stored regardless");

            assertThat(world.count("outbox")).isEqualTo(12);
            assertThat(node.gauge("waybill.messaging.outbox.backlog")).isGreaterThan(10);
            assertThat(node.gauge("waybill.messaging.outbox.oldest.age")).isPositive();
        }
    }

    @Test
    void keepsNoTransactionOpenThatWouldHoldBackVacuum() {
        try (World world = new World()) {
            Node node = world.start("laws.consume=false");
            node.notes().take("k", "");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());

            await().during(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(sessionsOfTheRelay(world))
                            .hasSize(3)
                            .allSatisfy(
                                    (name, state) -> assertThat(state).as(name).doesNotContain("in transaction")));
        }
    }

    private static Map<String, String> sessionsOfTheRelay(World world) {
        Map<String, String> states = new HashMap<>();
        world.sql().sql("""
            SELECT application_name, state FROM pg_stat_activity
            WHERE datname = current_database() AND application_name LIKE 'waybill relay%'\
            """).query(row -> {
            states.put(row.getString(1), row.getString(2));
        });
        return states;
    }

    private static void writeAtRandom(Node node) {
        for (int i = 0; i < 150; i++) {
            String key = "k" + ThreadLocalRandom.current().nextInt(20);
            boolean rollsBack = ThreadLocalRandom.current().nextInt(5) == 0;
            node.notes().transactions().executeWithoutResult(status -> {
                node.notes().takeNow(key, "");
                if (rollsBack) {
                    status.setRollbackOnly();
                }
            });
        }
    }

    private static void drawAnId(Connection paused, World world) throws SQLException {
        paused.setAutoCommit(false);
        try (PreparedStatement insert = paused.prepareStatement(PAUSED_WRITER)) {
            insert.setObject(1, UuidV7.at(Instant.now()));
            insert.setString(2, world.events());
            insert.setString(3, "late");
            insert.setObject(4, UUID.randomUUID());
            insert.executeUpdate();
        }
    }

    static List<String> texts(World world, String key) {
        return world.onTopic(world.events()).stream()
                .filter(record -> record.key().equals(key))
                .map(record -> record.value().replaceAll(".*\"text\":\"(.*)\"}", "$1"))
                .toList();
    }

    static Map<String, List<Long>> numbersByKey(World world) {
        return world.onTopic(world.events()).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(RelayIT::number, Collectors.toList())));
    }

    private static Long number(ConsumerRecord<String, String> record) {
        return Long.valueOf(record.value().replaceAll(".*\"number\":(\\d+).*", "$1"));
    }
}
