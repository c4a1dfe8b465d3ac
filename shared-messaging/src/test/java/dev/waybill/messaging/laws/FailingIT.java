package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.laws.Effects.Effect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Laws 10, 12 and 14: what a consumer does when a handler fails, and that it does not fall silent. */
class FailingIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void parksTheMessagesBehindAPoisonousOneWhileOtherKeysGoOn() {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.consumers.enabled=false", "laws.node=sender");
            IntStream.range(0, 50).forEach(i -> node.notes().take("good" + i % 5, "fine"));
            node.notes().take("bad", "fine");
            node.notes().take("bad", "poison");
            node.notes().take("bad", "behind");
            IntStream.range(0, 50).forEach(i -> node.notes().take("good" + i % 5, "fine"));
            node.close();

            Node consumer = world.start("waybill.messaging.consumers.enabled=false");
            consumer.effects().obstruct("poison", () -> {
                throw new IllegalStateException("cannot stand it");
            });
            consumer.startConsumers();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.effects().all()).hasSize(101));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(world.letters()).containsExactly("bad HANDLER_FAILED 2", "bad PARKED 3"));
            assertThat(consumer.effects().of("bad")).containsExactly(new Effect("bad", 1, "fine"));
            assertThat(world.count("parked_key")).isEqualTo(1);
            assertThat(consumer.counter("waybill.messaging.inbox.parked.keys")).isEqualTo(1);
            assertThat(consumer.counter("waybill.messaging.inbox.parked")).isEqualTo(1);
            assertThat(consumer.counter("waybill.messaging.dead.letters")).isEqualTo(1);
            assertThat(world.sql()
                            .sql("SELECT detail FROM dead_letter WHERE sequence = 2")
                            .query(String.class)
                            .single())
                    .contains("cannot stand it");
        }
    }

    @Test
    void triesATransientFailureAgainInPlaceAndInOrder() {
        try (World world = new World()) {
            Node node = world.start();
            AtomicBoolean passes = new AtomicBoolean();
            node.effects().obstruct("hesitant", () -> {
                if (!passes.get()) {
                    throw new CannotAcquireLockException("not yet");
                }
            });

            node.notes().take("k", "first");
            node.notes().take("k", "hesitant");
            node.notes().take("k", "third");
            await().atMost(SOON).until(() -> node.counter("waybill.messaging.consumer.retries") > 2);
            IntStream.range(0, 12).forEach(i -> node.notes().take("other" + i, "fine"));

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node.effects().all())
                            .as("other partitions go on")
                            .extracting(Effect::key)
                            .anyMatch(key -> key.startsWith("other")));
            assertThat(node.gauge("waybill.messaging.consumer.paused")).isEqualTo(1);
            assertThat(node.effects().of("k")).extracting(Effect::text).containsExactly("first");
            passes.set(true);
            await().atMost(SOON).until(() -> node.effects().all().size() == 15);
            assertThat(node.effects().of("k")).extracting(Effect::text).containsExactly("first", "hesitant", "third");
            assertThat(world.count("dead_letter")).isZero();
            await().atMost(SOON).until(() -> node.gauge("waybill.messaging.consumer.paused") == 0);
        }
    }

    @Test
    void blamesNoMessageForTheConnectionThatBreaksUnderIt() {
        try (World world = new World()) {
            Node node = world.start();
            JdbcClient jdbc = node.context().getBean(JdbcClient.class);
            AtomicBoolean broken = new AtomicBoolean();
            node.effects().obstruct("breaks", () -> {
                if (broken.compareAndSet(false, true)) {
                    jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single();
                }
            });

            node.notes().take("k", "breaks");
            node.notes().take("k", "behind");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node.effects().of("k"))
                            .extracting(Effect::text)
                            .containsExactly("breaks", "behind"));
            assertThat(world.count("dead_letter")).isZero();
        }
    }

    @Test
    void givesUpAMessageThatKeepsFailingAloneWhileTheDatabaseIsWell() {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.consumers.patience=1s");
            node.effects().obstruct("never", () -> {
                throw new CannotAcquireLockException("never");
            });

            node.notes().take("k", "never");
            node.notes().take("k", "behind");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.letters()).containsExactly("k KEPT_FAILING 1", "k PARKED 2"));
        }
    }

    @Test
    void stopsWhenMessageAfterMessageFails() {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.consumers.failed-keys-per-minute=3");
            node.effects().obstruct("bug", () -> {
                throw new IllegalStateException("a bad deploy");
            });

            IntStream.range(0, 10).forEach(i -> node.notes().take("k" + i, "bug"));

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(node.health("messagingConsumers")).startsWith("DOWN"));
            assertThat(node.health("messagingConsumers")).contains("stopped", "a bad deploy");
            assertThat(world.count("dead_letter")).isLessThanOrEqualTo(3);
            assertThat(node.health("messagingRelay")).startsWith("UP");
            node.close();

            Node mended = world.start();
            await().atMost(SOON).until(() -> mended.effects().all().size() + world.count("dead_letter") == 10);
        }
    }

    @Test
    void stopsWhenMessagesOfItsOwnTypesCannotBeRead() {
        try (World world = new World()) {
            Node node = world.start(
                    "waybill.messaging.consumers.failed-keys-per-minute=3", "laws.sources=/elsewhere,/by-hand");
            Wire wire = new Wire(world);

            IntStream.range(0, 10)
                    .forEach(i -> wire.typed(world.events(), "k" + i, "noted.v1", "{\"number\":\"changed its type\"}"));

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(node.health("messagingConsumers")).contains("stopped"));
            assertThat(world.count("dead_letter")).isLessThanOrEqualTo(3);
            assertThat(node.state("gave_up")).isEqualTo(1);
            assertThat(node.state("running")).isZero();
        }
    }

    @Test
    void isNotStoppedByWhatOthersWriteOnItsTopics() {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.consumers.failed-keys-per-minute=3");
            Wire wire = new Wire(world);

            for (int i = 0; i < 10; i++) {
                wire.raw(world.events(), "garbage" + i, "no headers at all", Map.of());
                wire.typed(world.commands(), "unknown" + i, "unknown.v1", "{}");
            }

            await().atMost(SOON).until(() -> world.count("dead_letter") == 20);
            assertThat(node.health("messagingConsumers")).startsWith("UP");
            assertThat(node.state("running")).isEqualTo(1);
        }
    }

    @Test
    void comesBackByItselfAfterItHasStopped() {
        try (World world = new World()) {
            Node node = world.start(
                    "waybill.messaging.consumers.failed-keys-per-minute=3",
                    "waybill.messaging.consumers.resume-after=100ms");
            node.effects().obstruct("bug", () -> {
                throw new IllegalStateException("a bad deploy");
            });
            IntStream.range(0, 10).forEach(i -> node.notes().take("k" + i, "bug"));
            node.notes().take("good", "fine");

            await().atMost(SOON).until(() -> node.effects().of("good").size() == 1);
            await().atMost(SOON).until(() -> world.count("dead_letter") == 10);
            await().atMost(SOON).until(() -> node.health("messagingConsumers").startsWith("UP"));
            assertThat(node.state("running")).isEqualTo(1);
        }
    }

    @Test
    void takesAnErrorOfAHandlerForABugLikeAnyOther() {
        try (World world = new World()) {
            Node node = world.start();
            node.effects().obstruct("error", () -> {
                throw new StackOverflowError("round and round");
            });

            node.notes().take("bad", "error");
            node.notes().take("good", "fine");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.letters()).containsExactly("bad HANDLER_FAILED 1"));
            await().atMost(SOON).until(() -> node.effects().of("good").size() == 1);
            assertThat(node.health("messagingConsumers")).startsWith("UP");
        }
    }

    @Test
    void takesAnErrorOfABatchHandlerForABugOfOneMessage() {
        try (World world = new World()) {
            Node sender = world.start("waybill.messaging.consumers.enabled=false");
            IntStream.range(0, 20).forEach(i -> sender.notes().take("good" + i, "fine"));
            sender.notes().take("bad", "error");
            sender.notes().take("bad", "behind");
            await().atMost(SOON).until(() -> world.count("outbox") == 0);
            sender.close();

            Node node = world.start("waybill.messaging.consumers.enabled=false", "laws.batches=true");
            node.effects().obstruct("error", () -> {
                throw new StackOverflowError("round and round");
            });
            node.startConsumers();

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(world.letters()).containsExactly("bad HANDLER_FAILED 1", "bad PARKED 2"));
            await().atMost(SOON).until(() -> node.effects().all().size() == 20);
            assertThat(node.health("messagingConsumers")).startsWith("UP");
        }
    }

    @Test
    void comesBackWhenAnErrorEndsItsWorkAndBlamesNoMessage() {
        try (World world = new World()) {
            Node node = world.start();
            AtomicInteger attempts = new AtomicInteger();
            node.effects().obstruct("heavy", () -> {
                if (attempts.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("for a moment");
                }
            });

            node.notes().take("k", "heavy");
            node.notes().take("k", "next");

            await().dontCatchUncaughtExceptions()
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(node.effects().of("k"))
                            .containsExactly(new Effect("k", 1, "heavy"), new Effect("k", 2, "next")));
            assertThat(attempts).hasValueGreaterThan(1);
            assertThat(world.letters()).isEmpty();
            await().atMost(SOON).until(() -> node.health("messagingConsumers").startsWith("UP"));
        }
    }

    @Test
    void appliesABatchInOneTransaction() {
        try (World world = new World()) {
            Node sender = world.start("waybill.messaging.consumers.enabled=false");
            IntStream.range(0, 300).forEach(i -> sender.notes().take("k" + i, "fine"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
            sender.close();

            Node node = world.start();
            await().atMost(SOON).until(() -> node.effects().all().size() == 300);

            assertThat(world.sql()
                            .sql("SELECT count(DISTINCT xmin::text) FROM effect")
                            .query(Long.class)
                            .single())
                    .as("transactions for 300 effects")
                    .isLessThan(30);
        }
    }

    static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
