package dev.waybill.system.nemesis;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** One process's clock is set, and after a while set right: two jumps, with wrong time between. */
record WrongClock(String target, Duration offset, Duration length) implements Fault {

    private static final Duration NOTICED = Duration.ofSeconds(10);
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    @Override
    public int inject(FaultContext context) throws Impossible {
        Clocks clocks = context.clocks();
        clocks.set(target, offset);
        try {
            awaitClock(context, offset);
            FaultContext.pass(length);
        } finally {
            clocks.set(target, Duration.ZERO);
        }
        awaitClock(context, Duration.ZERO);
        return 0;
    }

    private void awaitClock(FaultContext context, Duration wanted) {
        await("the clock of %s to be off by %d s".formatted(target, wanted.toSeconds()))
                .atMost(NOTICED)
                .pollInterval(Duration.ofMillis(250))
                .ignoreException(UncheckedIOException.class)
                .until(() -> error(context, wanted).compareTo(TOLERANCE) < 0);
    }

    private Duration error(FaultContext context, Duration wanted) {
        return Duration.between(Instant.now().plus(wanted), context.processes().timeAt(target))
                .abs();
    }

    @Override
    public String toString() {
        return "%s by %+d s for %d s".formatted(target, offset.toSeconds(), length.toSeconds());
    }
}
