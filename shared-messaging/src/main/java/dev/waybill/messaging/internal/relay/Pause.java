package dev.waybill.messaging.internal.relay;

import java.time.Duration;

/**
 * How long the relay waits when everything is read: short while messages come, for those of other instances; longer and
 * longer when none does. A commit of this process ends the wait at once.
 */
final class Pause {

    private static final int EMPTY_ROUNDS_AT_SHORTEST = 400;
    private static final Duration LONGEST_AFTER_REFUSAL = Duration.ofSeconds(5);

    private final RelaySignal signal;
    private final Duration shortest;
    private final Duration longest;
    private int emptyRounds;

    Pause(RelaySignal signal, Duration shortest, Duration longest) {
        this.signal = signal;
        this.shortest = shortest;
        this.longest = longest;
    }

    void reset() {
        emptyRounds = 0;
    }

    void take() throws InterruptedException {
        emptyRounds = Math.min(emptyRounds + 1, 1_000_000);
        int growth = Math.clamp((emptyRounds - EMPTY_ROUNDS_AT_SHORTEST) / 10L, 0, 10);
        Duration wait = shortest.multipliedBy(1L << growth);
        signal.await(wait.compareTo(longest) < 0 ? wait : longest);
    }

    void after(int refusals) throws InterruptedException {
        Duration wait = shortest.multipliedBy(10L << Math.min(refusals, 10));
        Thread.sleep(wait.compareTo(LONGEST_AFTER_REFUSAL) < 0 ? wait : LONGEST_AFTER_REFUSAL);
    }
}
