package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.internal.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long a consumer rests before it begins again: longer each time, until it has been well. */
final class Restarts {

    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LONGEST_STOP = 16;

    private final Backoff failures = new Backoff(SHORTEST, LONGEST);
    private final Backoff stops;
    private final Duration longestStop;
    private final InstantSource elapsed;
    private @Nullable Instant resumed;

    /** A consumer that stopped itself resumes after this, at most after 16 times this. */
    Restarts(Duration resumeAfter, InstantSource elapsed) {
        this.longestStop = resumeAfter.multipliedBy(LONGEST_STOP);
        this.stops = new Backoff(resumeAfter, longestStop);
        this.elapsed = elapsed;
    }

    Duration afterFailure() {
        return failures.next();
    }

    /** Only a consumer that then ran for as long as the longest pause has been well. */
    Duration afterStop() {
        Instant now = elapsed.instant();
        if (resumed != null && Duration.between(resumed, now).compareTo(longestStop) > 0) {
            stops.reset();
        }
        Duration pause = stops.next();
        resumed = now.plus(pause);
        return pause;
    }

    void wentRound() {
        failures.reset();
    }
}
