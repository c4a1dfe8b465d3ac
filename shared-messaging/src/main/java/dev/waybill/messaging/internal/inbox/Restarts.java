package dev.waybill.messaging.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long a consumer rests before it begins again: longer each time, until it has been well. */
final class Restarts {

    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LONGEST_STOP = 16;

    private final Duration resumeAfter;
    private final InstantSource elapsed;
    private int failures;
    private int stops;
    private @Nullable Instant resumed;

    /** A consumer that stopped itself resumes after this, at most after 16 times this. */
    Restarts(Duration resumeAfter, InstantSource elapsed) {
        this.resumeAfter = resumeAfter;
        this.elapsed = elapsed;
    }

    Duration afterFailure() {
        Duration pause = SHORTEST.multipliedBy(1L << Math.min(failures++, 6));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** Only a consumer that then ran for as long as the longest pause has been well. */
    Duration afterStop() {
        Instant now = elapsed.instant();
        Duration longest = resumeAfter.multipliedBy(LONGEST_STOP);
        if (resumed != null && Duration.between(resumed, now).compareTo(longest) > 0) {
            stops = 0;
        }
        Duration pause = resumeAfter.multipliedBy(Math.min(LONGEST_STOP, 1L << Math.min(stops++, 10)));
        resumed = now.plus(pause);
        return pause;
    }

    void wentRound() {
        failures = 0;
    }
}
