package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws 2, 4, 5 and 9 with several instances, each a process of its own, of which the active one dies or stands still. */
class InstancesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(15);

    @ParameterizedTest
    @EnumSource
    void losesAndSwapsNothingWhenTheActiveOneOfTwoIs(Fate fate) {
        try (World world = new World();
                Node writer = writer(world)) {
            try (Relays relays = new Relays(world, 2)) {
                NodeProcess first = relays.awaitActive(PATIENCE);
                Thread work = write(writer);
                await().atMost(PATIENCE).until(() -> world.count("effect") > 200);

                fate.befall(first);
                relays.awaitActive(TAKEN_OVER);

                allIsSent(world, work);
                fate.reverse(first);
                writer.notes().take("after", "the return");
                await().atMost(PATIENCE).until(() -> world.count("outbox") == 0);
            }
            everythingArrivedOnceAndInOrder(world, writer);
        }
    }

    @Test
    void losesAndSwapsNothingWhenOfThreeOneIsKilledAndTheNextStandsStill() {
        try (World world = new World();
                Node writer = writer(world)) {
            try (Relays relays = new Relays(world, 3)) {
                NodeProcess first = relays.awaitActive(PATIENCE);
                Thread work = write(writer);
                await().atMost(PATIENCE).until(() -> world.count("effect") > 200);
                assertThat(relays.standby).as("one is active").noneMatch(NodeProcess::relays);

                first.kill();
                NodeProcess second = relays.awaitActive(TAKEN_OVER);
                second.pause();
                relays.awaitActive(TAKEN_OVER);

                allIsSent(world, work);
                second.resume();
                writer.notes().take("after", "the return");
                await().atMost(PATIENCE).until(() -> world.count("outbox") == 0);
            }
            everythingArrivedOnceAndInOrder(world, writer);
        }
    }

    /** What happens to an instance, and what brings it back, if something does. */
    enum Fate {
        KILLED,
        PAUSED;

        void befall(NodeProcess instance) {
            switch (this) {
                case KILLED -> instance.kill();
                case PAUSED -> instance.pause();
            }
        }

        void reverse(NodeProcess instance) {
            if (this == PAUSED) {
                instance.resume();
            }
        }
    }

    /** Instances that relay; those that have been active once are not waited for again. */
    private record Relays(List<NodeProcess> all, List<NodeProcess> standby) implements AutoCloseable {

        Relays(World world, int count) {
            this(
                    Stream.generate(() -> NodeProcess.start(world, "waybill.messaging.consumers.enabled=false"))
                            .limit(count)
                            .toList(),
                    new ArrayList<>());
            standby.addAll(all);
        }

        NodeProcess awaitActive(Duration atMost) {
            NodeProcess active = await().atMost(atMost)
                    .until(() -> standby.stream().filter(NodeProcess::relays).findFirst(), Optional::isPresent)
                    .orElseThrow();
            standby.remove(active);
            return active;
        }

        @Override
        public void close() {
            all.forEach(NodeProcess::close);
        }
    }

    private static Node writer(World world) {
        return world.start("waybill.messaging.relay.enabled=false", "laws.node=writer");
    }

    private static Thread write(Node writer) {
        return Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 1_500; i++) {
                writer.notes().take("k" + ThreadLocalRandom.current().nextInt(30), "");
            }
        });
    }

    private static void allIsSent(World world, Thread work) {
        await().atMost(PATIENCE).until(() -> !work.isAlive());
        await().atMost(PATIENCE).until(() -> world.count("outbox") == 0);
    }

    private static void everythingArrivedOnceAndInOrder(World world, Node consumer) {
        await().atMost(PATIENCE).until(() -> world.count("effect") == world.written());
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
        assertThat(world.letters()).isEmpty();
    }
}
