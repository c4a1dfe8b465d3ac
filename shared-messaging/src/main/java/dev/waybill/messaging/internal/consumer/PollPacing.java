package dev.waybill.messaging.internal.consumer;

import java.time.Duration;

/**
 * Slows down a loop of empty polls that do not wait, as those of the client while no broker is there: they return at once
 * (KAFKA-20854), or stay for their time and loop inside (a broker that hangs, 4.4.0). A poll that waits as it should, or
 * finds something, ends the pause. And it keeps batches apart where a consumer wants that.
 */
final class PollPacing {

    private static final int SUCH_POLLS_ALLOWED = 5;
    private static final int LONGEST_PAUSE_MILLIS = 100;

    /** A poll that waits uses a thousandth of its time, one that loops some twentieth. */
    private static final int WAITS_BELOW = 50;

    /** So that looping takes a fifth of the time, and records come at most so much later when the broker is back. */
    private static final int LONGEST_PAUSE_IN_POLLS = 4;

    private final Duration interval;
    private final int fullBatch;
    private int restless;

    /**
     * How to pace.
     *
     * @param interval the least time between the beginnings of two batches
     * @param fullBatch of how many records on a batch is full: the next one follows at once
     */
    PollPacing(Duration interval, int fullBatch) {
        this.interval = interval;
        this.fullBatch = fullBatch;
    }

    /**
     * One poll.
     *
     * @param records how many it found
     * @param took how long it took
     * @param cpu the processor time that its thread used
     * @param timeout how long it could have waited
     */
    record Poll(int records, Duration took, Duration cpu, Duration timeout) {

        private boolean returnedEarly() {
            return records == 0 && took.multipliedBy(2).compareTo(timeout) < 0;
        }

        private boolean looped() {
            return records == 0 && cpu.multipliedBy(WAITS_BELOW).compareTo(took) > 0;
        }
    }

    /**
     * How long to wait before the next poll.
     *
     * @param handling how long the records of this one took
     */
    Duration after(Poll poll, Duration handling) {
        if (poll.records > 0) {
            restless = 0;
            return poll.records >= fullBatch || handling.compareTo(interval) > 0
                    ? Duration.ZERO
                    : interval.minus(handling);
        }
        restless = poll.returnedEarly() || poll.looped() ? restless + 1 : 0;
        int over = restless - SUCH_POLLS_ALLOWED;
        if (over <= 0) {
            return Duration.ZERO;
        }
        long longest = Math.max(
                LONGEST_PAUSE_MILLIS,
                poll.took.multipliedBy(LONGEST_PAUSE_IN_POLLS).toMillis());
        return Duration.ofMillis(Math.min(longest, 1L << Math.min(over, 20)));
    }
}
