package dev.waybill.messaging.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SentHistoryTest {

    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");

    private final SentHistory history = new SentHistory();

    @Test
    void knowsNothingOfATimeBeforeItsFirstObservation() {
        history.note(empty(10, 10));

        assertThat(history.storedBefore(at(9))).isEmpty();
        assertThat(history.storedBefore(at(10))).contains(at(10));
    }

    @Test
    void countsNothingAsSentWhoseTransactionIsOpen() {
        history.note(new OutboxPosition(at(3), at(10), 7, null));

        assertThat(history.storedBefore(at(10))).contains(at(3));
    }

    @Test
    void waitsUntilTheLastIdOfAnObservationHasLeft() {
        history.note(new OutboxPosition(at(1), at(1), 20, 10L));
        history.note(new OutboxPosition(at(2), at(2), 30, 20L));
        assertThat(history.storedBefore(at(2))).isEmpty();

        history.note(new OutboxPosition(at(3), at(3), 40, 21L));
        assertThat(history.storedBefore(at(3))).contains(at(1));
    }

    @Test
    void countsTheTimeInWhichNothingCouldLeaveFromWhenItLeft() {
        history.note(new OutboxPosition(at(1), at(1), 20, 10L));
        history.note(new OutboxPosition(at(300), at(300), 20, 10L));
        history.note(empty(301, 301));

        assertThat(history.storedBefore(at(300))).isEmpty();
        assertThat(history.storedBefore(at(301))).contains(at(301));
    }

    @Test
    void startsOverWhenItHasToForget() {
        history.note(empty(1, 1));
        history.forget();

        assertThat(history.storedBefore(at(5))).isEmpty();
    }

    private static OutboxPosition empty(int storedBefore, int at) {
        return new OutboxPosition(at(storedBefore), at(at), 100, null);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
