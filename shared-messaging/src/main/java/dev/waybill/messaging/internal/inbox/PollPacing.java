package dev.waybill.messaging.internal.inbox;

import java.time.Duration;

/**
 * Slows down a loop of polls that return early and empty again and again, as those of the client do while no broker is there
 * (KAFKA-20854). A poll that waits as long as it should, or finds something, ends the pause.
 */
final class PollPacing {

    private static final int EARLY_POLLS_ALLOWED = 5;
    private static final int LONGEST_PAUSE_MILLIS = 100;

    private int early;

    /**
     * How long to wait before the next poll.
     *
     * @param empty whether it found nothing
     * @param took how long it took
     * @param timeout how long it could have waited
     */
    Duration after(boolean empty, Duration took, Duration timeout) {
        boolean isEarly = empty && took.multipliedBy(2).compareTo(timeout) < 0;
        early = isEarly ? early + 1 : 0;
        int over = early - EARLY_POLLS_ALLOWED;
        return over <= 0 ? Duration.ZERO : Duration.ofMillis(Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(over, 10)));
    }
}
