package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.laws.Effects.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** Law 11: a replay and the listener meet at the row of the parked key. */
class ReplayRaceIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void keepsTheOrderWhenAReplayRacesTheListener() {
        try (World world = new World()) {
            Node node = world.start(WebApplicationType.SERVLET);
            twoLetters(world, node);
            node.effects().clear("poison");
            Thread writer = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 300; i++) {
                    node.notes().take("k", "racing");
                }
            });
            await().atMost(SOON).until(() -> {
                replay(world, node);
                return !writer.isAlive();
            });

            await().atMost(SOON).until(() -> {
                replay(world, node);
                return node.effects().of("k").size() == 302;
            });
            assertThat(node.effects().of("k"))
                    .extracting(Effect::number)
                    .isEqualTo(LongStream.rangeClosed(1, 302).boxed().toList());
            await().atMost(SOON).until(() -> world.count("parked_key") == 0);
        }
    }

    @Test
    void doesNotFreeAKeyBehindWhichTheListenerIsAboutToPark() throws InterruptedException {
        try (World world = new World()) {
            Node first = world.start();
            twoLetters(world, first);
            first.close();
            Node node = world.start(WebApplicationType.SERVLET, "waybill.messaging.consumers.enabled=false");
            CountDownLatch listening = new CountDownLatch(1);
            CountDownLatch released = new CountDownLatch(1);
            node.effects().obstruct("slow", () -> {
                listening.countDown();
                FailingIT.awaitUninterrupted(released);
            });
            poison(node, "still poison");
            node.notes().take("k", "still poison");
            String other = keyBeside("k");
            node.notes().take(other, "slow");
            await().atMost(SOON).until(() -> world.count("outbox") == 0);

            node.startConsumers();
            FailingIT.awaitUninterrupted(listening);
            Thread replay = Thread.ofVirtual().start(() -> replay(world, node));
            await().atMost(SOON).until(() -> !replay.isAlive() || somebodyWaitsForALock(world));
            released.countDown();
            replay.join();

            await().atMost(SOON).until(() -> node.effects().of(other).size() == 1);
            assertThat(world.letters()).as("letters of k").isNotEmpty();
            assertThat(world.count("parked_key")).isEqualTo(1);
        }
    }

    /** Another key of the same partition: one poll brings both. */
    private static String keyBeside(String key) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "other" + i)
                .filter(other -> partitionOf(other) == partitionOf(key))
                .findFirst()
                .orElseThrow();
    }

    private static int partitionOf(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % LawsApplication.PARTITIONS;
    }

    private static void twoLetters(World world, Node node) {
        poison(node, "poison");
        node.notes().take("k", "poison");
        node.notes().take("k", "behind");
        await().atMost(SOON).until(() -> world.letters().size() == 2);
    }

    private static void poison(Node node, String text) {
        node.effects().obstruct(text, () -> {
            throw new IllegalStateException("cannot stand it");
        });
    }

    private static void replay(World world, Node node) {
        world.sql()
                .sql("SELECT id FROM dead_letter WHERE key = 'k' ORDER BY id LIMIT 1")
                .query(Long.class)
                .optional()
                .ifPresent(head -> node.http()
                        .post()
                        .uri("/v1/dead-letters/{head}/replay", head)
                        .body(Map.of("reason", "race"))
                        .retrieve()
                        .toBodilessEntity());
    }

    private static boolean somebodyWaitsForALock(World world) {
        return world.sql()
                        .sql("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }
}
