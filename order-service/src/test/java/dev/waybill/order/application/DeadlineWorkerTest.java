package dev.waybill.order.application;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.order.domain.OrderId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineWorkerTest {

    private static final OrderId ONE = OrderId.placedAt(Instant.EPOCH);
    private static final OrderId OTHER = OrderId.placedAt(Instant.EPOCH);

    private final OrderLists lists = mock();
    private final FireDeadline fireDeadline = mock();
    private final ConsumerProgress progress = mock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeadlineWorker worker = new DeadlineWorker(lists, fireDeadline, progress, registry);

    @BeforeEach
    void twoDeadlinesAreOver() {
        when(lists.withDeadlinePassed(anyInt())).thenReturn(List.of(ONE, OTHER));
        when(progress.hasCaughtUp("order-saga")).thenReturn(true);
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
        AtomicInteger oldestUnsent = new AtomicInteger(30);
        Gauge.builder("waybill.messaging.outbox.oldest.age", oldestUnsent::get).register(registry);

        worker.fireWhatIsOver();
        verify(fireDeadline, never()).fire(any());

        oldestUnsent.set(0);
        worker.fireWhatIsOver();
        verify(fireDeadline).fire(ONE);
    }
}
