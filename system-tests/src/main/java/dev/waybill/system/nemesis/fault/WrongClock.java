package dev.waybill.system.nemesis;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** One process's clock is set, and after a while set right: two jumps, with wrong time between. */
record WrongClock(String victim, Duration offset, Duration length) implements Fault {

    private static final Duration NOTICED = Duration.ofSeconds(10);
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    @Override
    public int strike(Theatre theatre) throws Impossible {
        Clocks clocks = theatre.clocks();
        clocks.set(victim, offset);
        try {
            awaitClock(theatre, offset);
            Theatre.pass(length);
        } finally {
            clocks.set(victim, Duration.ZERO);
        }
        awaitClock(theatre, Duration.ZERO);
        return 0;
    }

    private void awaitClock(Theatre theatre, Duration wanted) {
        await("the clock of %s to be off by %d s".formatted(victim, wanted.toSeconds()))
                .atMost(NOTICED)
                .pollInterval(Duration.ofMillis(250))
                .ignoreException(UncheckedIOException.class)
                .until(() -> error(theatre, wanted).compareTo(TOLERANCE) < 0);
    }

    private Duration error(Theatre theatre, Duration wanted) {
        return Duration.between(Instant.now().plus(wanted), theatre.cast().timeAt(victim))
                .abs();
    }

    @Override
    public String toString() {
        return "%s by %+d s for %d s".formatted(victim, offset.toSeconds(), length.toSeconds());
    }
}
