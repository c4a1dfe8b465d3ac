package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.KafkaProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Laws 2, 4 and 8 while the broker is killed and comes back. */
class BrokerOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void acceptsWorkWithoutABrokerAndDeliversItInOrderAfterwards() {
        try (KafkaProcess kafka = KafkaProcess.started();
                World world = new World(kafka.bootstrapServers())) {
            Node node = world.start();
            IntStream.range(0, 100).forEach(_ -> node.notes().take("k", ""));
            await().atMost(PATIENCE).until(() -> node.effects().all().size() == 100);

            Thread work = Thread.ofVirtual()
                    .start(() ->
                            IntStream.range(0, 400).forEach(_ -> node.notes().take("k", "")));
            kafka.kill();
            await().atMost(PATIENCE).until(() -> !work.isAlive());
            node.notes().take("k", "still accepted");
            assertThat(node.health("messagingRelay")).startsWith("UP");
            assertThat(node.health("messagingConsumers")).startsWith("UP");
            kafka.start();

            await().atMost(PATIENCE).until(() -> node.effects().all().size() == 501);
            List<Long> numbers =
                    node.effects().of("k").stream().map(Effects.Effect::number).toList();
            assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 501).boxed().toList());
            await().atMost(PATIENCE).until(() -> world.count("outbox") == 0);
        }
    }

    @Test
    void startsWithoutABroker() {
        try (World world = new World("127.0.0.1:9")) {
            Node node = world.start();

            node.notes().take("k", "accepted");

            assertThat(world.count("outbox")).isEqualTo(1);
            assertThat(node.health("messagingRelay")).startsWith("UP");
            assertThat(node.progress().observe(world.consumer(), Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void isRedWhenTheBrokerStaysAwayForLong() {
        try (World world = new World("127.0.0.1:9")) {
            Node node = world.start("waybill.messaging.health.stuck-after=3s");

            node.notes().take("k", "waits");

            await().atMost(PATIENCE).until(() -> node.health("messagingRelay").startsWith("DOWN"));
            assertThat(node.outbox().oldestUnsentAge()).isGreaterThan(Duration.ofSeconds(2));
        }
    }
}
