package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.Backoff;
import java.time.Duration;

/**
 * How long the relay waits when everything is read. A commit of this process ends the wait at once; messages of other
 * instances have to be polled for: often while they come, seldom otherwise.
 */
final class PollBackoff {

    private static final int EMPTY_ROUNDS_AT_SHORTEST = 400;
    private static final int AFTER_REFUSAL = 20;
    private static final Duration LONGEST_AFTER_REFUSAL = Duration.ofSeconds(5);

    private final RelaySignal signal;
    private final Duration shortest;
    private final Duration longest;
    private int emptyRounds = Integer.MAX_VALUE;
    private boolean woken;
    private boolean unannounced;

    PollBackoff(RelaySignal signal, Duration shortest, Duration longest) {
        this.signal = signal;
        this.shortest = shortest;
        this.longest = longest;
    }

    /**
     * The last read found messages. If no commit of this process announced them, more of that kind are polled for; but a
     * commit is visible to the read a little before it is announced, so that it is given the shortest wait to do so.
     */
    void foundMessages() {
        unannounced = !woken;
    }

    void backOff() throws InterruptedException {
        woken = signal.await(next());
        if (unannounced && !woken) {
            emptyRounds = 0;
        }
        unannounced = false;
    }

    /** How long the next wait is unless a commit ends it. */
    Duration next() {
        if (unannounced) {
            return shortest;
        }
        emptyRounds = Math.min(emptyRounds, 1_000_000) + 1;
        int growth = Math.clamp((emptyRounds - EMPTY_ROUNDS_AT_SHORTEST) / 10L, 0, 10);
        Duration wait = shortest.multipliedBy(1L << growth);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** How long it waits when the broker refuses. */
    Backoff afterRefusals() {
        return new Backoff(shortest.multipliedBy(AFTER_REFUSAL), LONGEST_AFTER_REFUSAL);
    }
}
