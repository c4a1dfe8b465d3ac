package dev.waybill.order.application;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.Outbox;
import dev.waybill.order.domain.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineWorkerTest {

    private static final OrderId ONE = OrderId.placedAt(Instant.EPOCH);
    private static final OrderId OTHER = OrderId.placedAt(Instant.EPOCH);

    private final OrderLists lists = mock();
    private final FireDeadline fireDeadline = mock();
    private final ConsumerProgress progress = mock();
    private final Outbox outbox = mock();
    private final DeadlineWorker worker = new DeadlineWorker(lists, fireDeadline, progress, outbox);

    @BeforeEach
    void twoDeadlinesAreOver() {
        when(lists.withDeadlinePassed(anyInt())).thenReturn(List.of(ONE, OTHER));
        when(progress.hasCaughtUp("order-saga")).thenReturn(true);
        when(outbox.oldestUnsentAge()).thenReturn(Duration.ZERO);
    }

    @Test
    void firesWhatIsOver() {
        worker.fireWhatIsOver();

        verify(fireDeadline).fire(ONE);
        verify(fireDeadline).fire(OTHER);
    }

    @Test
    void firesTheOthersThoughOneFails() {
        doThrow(new IllegalStateException("on purpose")).when(fireDeadline).fire(ONE);

        worker.fireWhatIsOver();

        verify(fireDeadline).fire(OTHER);
    }

    @Test
    void firesNothingBeforeTheConsumerOfRepliesHasCaughtUp() {
        when(progress.hasCaughtUp("order-saga")).thenReturn(false);

        worker.fireWhatIsOver();

        verify(fireDeadline, never()).fire(any());
    }

    @Test
    void firesNothingWhileCommandsCannotLeave() {
        when(outbox.oldestUnsentAge()).thenReturn(Duration.ofSeconds(30));

        worker.fireWhatIsOver();
        verify(fireDeadline, never()).fire(any());

        when(outbox.oldestUnsentAge()).thenReturn(Duration.ZERO);
        worker.fireWhatIsOver();
        verify(fireDeadline).fire(ONE);
    }
}
