package dev.waybill.order.saga.application;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.order.order.application.OrderLists;
import dev.waybill.order.order.application.OrderLists.Due;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Silence;
import dev.waybill.order.saga.domain.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;

class TimeoutWorkerTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final Duration REPLY = Duration.ofSeconds(30);
    private static final Silence SILENCE = new Silence(NOW, NOW.minus(REPLY));

    private final OrderLists lists = mock();
    private final HandleTimeouts handleTimeouts = mock();
    private final ConsumerProgress progress = mock();
    private final Clock clock = mock();
    private final TimeoutWorker worker = new TimeoutWorker(
            lists,
            handleTimeouts,
            progress,
            new RetryPolicy(REPLY, 10, Duration.ofMinutes(10)),
            new FailingOrders(clock));

    @BeforeEach
    void nothingWasRepliedForAWhile() {
        when(clock.instant()).thenReturn(NOW);
        when(lists.isAnyReplyAwaited()).thenReturn(true);
        when(progress.observe("order-saga", REPLY))
                .thenReturn(Optional.of(new ConsumerProgress.Silence(SILENCE.until(), SILENCE.sentBefore())));
    }

    @Test
    void handlesWhatIsDueInOneTransactionForEachHundredOrders() {
        List<Due> due = overdue(150);

        worker.handleWhatIsDue();

        verify(handleTimeouts).handle(ids(due.subList(0, 100)), SILENCE);
        verify(handleTimeouts).handle(ids(due.subList(100, 150)), SILENCE);
    }

    @Test
    void handlesNothingWhileTheSilenceIsNotKnown() {
        overdue(2);
        when(progress.observe("order-saga", REPLY)).thenReturn(Optional.empty());

        worker.handleWhatIsDue();

        verifyNoInteractions(handleTimeouts);
    }

    @Test
    void observesNothingWhileNoReplyIsAwaited() {
        when(lists.isAnyReplyAwaited()).thenReturn(false);

        worker.handleWhatIsDue();

        verifyNoInteractions(progress);
    }

    @Test
    void handlesTheOthersThoughOneFails() {
        List<Due> due = overdue(150);
        OrderId bad = due.getFirst().order();
        failFor(bad);

        worker.handleWhatIsDue();

        for (Due other : due.subList(1, 100)) {
            verify(handleTimeouts).handle(List.of(other.order()), SILENCE);
        }
        verify(handleTimeouts).handle(ids(due.subList(100, 150)), SILENCE);
    }

    @Test
    void passesAHundredOrdersThatKeepFailingOnceAndGoesOn() {
        List<Due> due = overdue(101);
        due.subList(0, 100).forEach(bad -> failFor(bad.order()));

        worker.handleWhatIsDue();

        verify(lists, times(2)).dueForTimeout(any(), any(), anyInt());
        verify(handleTimeouts).handle(List.of(due.getLast().order()), SILENCE);
    }

    @Test
    void triesAnOrderThatFailedAgainAfterPausesThatDouble() {
        OrderId bad = overdue(1).getFirst().order();
        failFor(bad);

        worker.handleWhatIsDue();
        worker.handleWhatIsDue();
        verify(handleTimeouts, times(2)).handle(List.of(bad), SILENCE);

        when(clock.instant()).thenReturn(NOW.plusMillis(1_000));
        worker.handleWhatIsDue();
        verify(handleTimeouts, times(4)).handle(List.of(bad), SILENCE);

        when(clock.instant()).thenReturn(NOW.plusMillis(2_999));
        worker.handleWhatIsDue();
        verify(handleTimeouts, times(4)).handle(List.of(bad), SILENCE);

        when(clock.instant()).thenReturn(NOW.plusMillis(3_000));
        worker.handleWhatIsDue();
        verify(handleTimeouts, times(6)).handle(List.of(bad), SILENCE);
    }

    @Test
    void takesAnOrderWithTwoDeadlinesOnce() {
        OrderId id = OrderId.placedAt(NOW);
        when(lists.dueForTimeout(SILENCE, null, 100))
                .thenReturn(List.of(new Due(id, NOW), new Due(id, NOW.plusMillis(1))));

        worker.handleWhatIsDue();

        verify(handleTimeouts).handle(List.of(id), SILENCE);
        verify(handleTimeouts, never()).handle(List.of(id, id), SILENCE);
    }

    private List<Due> overdue(int count) {
        List<Due> due = IntStream.range(0, count)
                .mapToObj(number -> new Due(OrderId.placedAt(NOW), NOW.plusMillis(number)))
                .toList();
        when(lists.dueForTimeout(SILENCE, null, 100)).thenReturn(due.subList(0, Math.min(count, 100)));
        if (count >= 100) {
            when(lists.dueForTimeout(eq(SILENCE), eq(due.get(99)), anyInt())).thenReturn(due.subList(100, count));
        }
        return due;
    }

    private void failFor(OrderId bad) {
        doThrow(new IllegalStateException("on purpose"))
                .when(handleTimeouts)
                .handle(ArgumentMatchers.<Collection<OrderId>>argThat(ids -> ids != null && ids.contains(bad)), any());
    }

    private static List<OrderId> ids(List<Due> due) {
        return due.stream().map(Due::order).toList();
    }
}
