package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;

/** Law 12: who is dead or stuck is not well. That health stays green while a broker is away stands in BrokerOutageIT. */
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void isRedWhileAHandlerHangs() {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.health.stuck-after=2s");
            CountDownLatch released = new CountDownLatch(1);
            node.effects().obstruct("hangs", () -> FailingIT.awaitUninterrupted(released));

            node.notes().take("k", "hangs");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node.health("messagingConsumers"))
                            .startsWith("DOWN")
                            .contains("stuck"));
            released.countDown();
            await().atMost(SOON).until(() -> node.health("messagingConsumers").startsWith("UP"));
        }
    }

    /** As with a dead member that the broker never misses: ADR 25. */
    @Test
    void isRedWhileNobodyConsumesWhatIsThere() {
        try (World world = new World()) {
            world.start("laws.consume=false").notes().take("k", "waits");
            Node node;
            try (KafkaConsumer<String, String> idle = world.member(world.consumer())) {
                idle.subscribe(Set.of(world.events(), world.commands()));
                await().atMost(SOON)
                        .until(() -> !idle.poll(Duration.ofMillis(100)).isEmpty());
                node = world.start("waybill.messaging.health.stuck-after=2s");

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(node.health("messagingConsumers"))
                                .startsWith("DOWN")
                                .contains("nobody has consumed from"));
                assertThat(node.gauge("waybill.messaging.consumer.lag")).isEqualTo(1);
                assertThat(node.relayState("standby")).isEqualTo(1);
            }
            await().atMost(SOON).until(() -> node.health("messagingConsumers").startsWith("UP"));
            assertThat(node.gauge("waybill.messaging.consumer.lag")).isZero();
        }
    }

    @Test
    void isRedWhenTheThreadOfAConsumerIsDead() {
        try (World world = new World()) {
            Node node = world.start();
            assertThat(node.health("messagingConsumers")).startsWith("UP");

            end("waybill-consumer-" + world.consumer());

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node.health("messagingConsumers"))
                            .startsWith("DOWN")
                            .contains("stopped"));
            assertThat(node.health("messagingRelay")).startsWith("UP");
        }
    }

    @Test
    void isRedWhenTheThreadOfTheRelayIsDead() {
        try (World world = new World()) {
            Node node = world.start();
            assertThat(node.health("messagingRelay")).startsWith("UP");
            await().atMost(SOON).until(() -> node.relayState("active") == 1);

            end("waybill-relay");

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(node.health("messagingRelay")).startsWith("DOWN"));
            assertThat(node.relayState("stopped")).isEqualTo(1);
            assertThat(node.relayState("active")).isZero();
            assertThat(node.health("messagingConsumers")).startsWith("UP");
        }
    }

    /** It takes an interrupt for its end, wherever that came from; what it calls just then may swallow one. */
    private static void end(String thread) {
        assertThat(named(thread)).isNotEmpty();
        await().atMost(SOON).until(() -> {
            named(thread).forEach(Thread::interrupt);
            return named(thread).isEmpty();
        });
    }

    private static List<Thread> named(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }
}
