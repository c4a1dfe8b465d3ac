package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;

/** The machine's clock is set while a message waits for a failure to pass. */
class ClockIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final SteppedClock clock = new SteppedClock();

    @Test
    void aClockThatIsSetForwardMakesNoMessageADeadLetter() {
        try (World world = new World()) {
            Node node = world.start(clock);
            AtomicInteger attempts = new AtomicInteger();
            node.effects().obstruct("hesitant", () -> {
                if (attempts.incrementAndGet() < 6) {
                    clock.advance(Duration.ofMinutes(10));
                    throw new CannotAcquireLockException("not yet");
                }
            });

            node.notes().take("k", "hesitant");

            await().atMost(SOON).until(() -> !node.effects().of("k").isEmpty() || world.count("dead_letter") > 0);
            assertThat(world.letters()).isEmpty();
        }
    }

    @Test
    void aClockThatIsSetBackKeepsNoMessageWaiting() {
        try (World world = new World()) {
            Node node = world.start(clock);
            AtomicInteger attempts = new AtomicInteger();
            AtomicBoolean passed = new AtomicBoolean();
            node.effects().obstruct("hesitant", () -> {
                attempts.incrementAndGet();
                if (!passed.get()) {
                    throw new CannotAcquireLockException("not yet");
                }
            });

            node.notes().take("k", "hesitant");
            await().atMost(SOON).until(() -> attempts.get() > 5);
            clock.advance(Duration.ofMinutes(-10));
            passed.set(true);

            await().atMost(SOON).until(() -> !node.effects().of("k").isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-20, 20})
    void anInstanceWhoseClockIsWrongAppliesWhatTheDatabaseRemembers(int days) {
        try (World world = new World()) {
            Node node = world.start(clock, "waybill.messaging.relay.enabled=false");
            clock.advance(Duration.ofDays(days));

            new Wire(world).noted(UuidV7.at(Instant.now()), "k", 1, "young");

            await().atMost(SOON).until(() -> !node.effects().of("k").isEmpty() || world.count("dead_letter") > 0);
            assertThat(world.letters()).isEmpty();
        }
    }
}
