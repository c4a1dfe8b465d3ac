package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Laws 2, 4, 5 and 9 with several instances, each a process of its own, of which the active one dies or stands still. */
class InstancesIT {

    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(15);
    private static final String[] RELAY = {"waybill.messaging.consumers.enabled=false"};

    @Test
    void losesAndSwapsNothingWhenTheActiveRelayIsKilled() {
        try (World world = new World();
                Node writer = world.start("waybill.messaging.relay.enabled=false", "laws.node=writer")) {
            try (NodeProcess one = NodeProcess.start(world, RELAY);
                    NodeProcess two = NodeProcess.start(world, RELAY)) {
                await().atMost(STARTED).until(() -> one.relays() || two.relays());
                NodeProcess active = one.relays() ? one : two;
                NodeProcess standby = active == one ? two : one;
                Thread work = write(writer);
                await().atMost(STARTED).until(() -> world.count("effect") > 200);

                active.kill();

                await().atMost(TAKEN_OVER).until(standby::relays);
                await().atMost(STARTED).until(() -> !work.isAlive());
                await().atMost(STARTED).until(() -> world.count("outbox") == 0);
            }
            everythingArrivedOnceAndInOrder(world, writer);
        }
    }

    @Test
    void takesOverFromAPausedRelayAndSurvivesItsReturn() {
        try (World world = new World();
                Node writer = world.start("waybill.messaging.relay.enabled=false", "laws.node=writer")) {
            try (NodeProcess one = NodeProcess.start(world, RELAY);
                    NodeProcess two = NodeProcess.start(world, RELAY)) {
                await().atMost(STARTED).until(() -> one.relays() || two.relays());
                NodeProcess active = one.relays() ? one : two;
                NodeProcess standby = active == one ? two : one;
                Thread work = write(writer);
                await().atMost(STARTED).until(() -> world.count("effect") > 200);

                active.pause();
                await().atMost(TAKEN_OVER).until(standby::relays);
                await().atMost(STARTED).until(() -> !work.isAlive());
                await().atMost(STARTED).until(() -> world.count("outbox") == 0);
                active.resume();
                writer.notes().take("after", "the return");
                await().atMost(STARTED).until(() -> world.count("outbox") == 0);
            }
            everythingArrivedOnceAndInOrder(world, writer);
        }
    }

    private static Thread write(Node writer) {
        return Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 1_500; i++) {
                writer.notes().take("k" + ThreadLocalRandom.current().nextInt(30), "");
            }
        });
    }

    private static void everythingArrivedOnceAndInOrder(World world, Node consumer) {
        long written = world.sql()
                .sql("SELECT sum(number) FROM aggregate")
                .query(Long.class)
                .single();
        await().atMost(STARTED).until(() -> world.count("effect") == written);
        Map<String, List<Long>> byKey = RelayIT.numbersByKey(world);
        assertThat(byKey)
                .allSatisfy((key, numbers) -> assertThat(List.copyOf(new LinkedHashSet<>(numbers)))
                        .as("first arrivals of %s on the topic", key)
                        .isEqualTo(LongStream.rangeClosed(
                                        1,
                                        numbers.stream()
                                                .mapToLong(Long::longValue)
                                                .max()
                                                .orElse(0))
                                .boxed()
                                .toList()));
        assertThat(consumer.effects().all().stream()
                        .filter(effect -> effect.key().equals("k1"))
                        .map(Effects.Effect::number))
                .as("effects")
                .isSorted();
        assertThat(world.count("dead_letter")).isZero();
    }
}
