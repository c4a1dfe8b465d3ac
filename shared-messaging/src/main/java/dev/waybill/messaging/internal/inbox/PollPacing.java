package dev.waybill.messaging.internal.inbox;

import java.time.Duration;

/**
 * Slows down a loop of empty polls that do not wait, as those of the client while no broker is there: they return at once
 * (KAFKA-20854), or stay for their time and loop inside (a broker that hangs, 4.4.0). A poll that waits as it should, or
 * finds something, ends the pause.
 */
final class PollPacing {

    private static final int SUCH_POLLS_ALLOWED = 5;
    private static final int LONGEST_PAUSE_MILLIS = 100;

    /** A poll that waits uses a thousandth of its time, one that loops some twentieth. */
    private static final int WAITS_BELOW = 50;

    /** So that looping takes a fifth of the time, and records come at most so much later when the broker is back. */
    private static final int LONGEST_PAUSE_IN_POLLS = 4;

    private int restless;

    /**
     * One poll.
     *
     * @param empty whether it found nothing
     * @param took how long it took
     * @param cpu the processor time that its thread used
     * @param timeout how long it could have waited
     */
    record Poll(boolean empty, Duration took, Duration cpu, Duration timeout) {

        private boolean returnedEarly() {
            return empty && took.multipliedBy(2).compareTo(timeout) < 0;
        }

        private boolean looped() {
            return empty && cpu.multipliedBy(WAITS_BELOW).compareTo(took) > 0;
        }
    }

    /** How long to wait before the next poll. */
    Duration after(Poll poll) {
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
