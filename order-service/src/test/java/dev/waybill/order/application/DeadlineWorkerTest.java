package dev.waybill.order.application;

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
import dev.waybill.order.application.OrderLists.Due;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.Patience;
import dev.waybill.order.domain.Silence;
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

class DeadlineWorkerTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final Duration REPLY = Duration.ofSeconds(30);
    private static final Silence SILENCE = new Silence(NOW, NOW.minus(REPLY));

    private final OrderLists lists = mock();
    private final FireDeadlines fireDeadlines = mock();
    private final ConsumerProgress progress = mock();
    private final Clock clock = mock();
    private final DeadlineWorker worker = new DeadlineWorker(
            lists, fireDeadlines, progress, new Patience(REPLY, 10, Duration.ofMinutes(10)), new FailingOrders(clock));

    @BeforeEach
    void nothingWasRepliedForAWhile() {
        when(clock.instant()).thenReturn(NOW);
        when(lists.isAnyReplyAwaited()).thenReturn(true);
        when(progress.observe("order-saga", REPLY))
                .thenReturn(Optional.of(new ConsumerProgress.Silence(SILENCE.until(), SILENCE.askedBefore())));
    }

    @Test
    void firesWhatIsOverInOneTransactionForEachHundredOrders() {
        List<Due> due = overdue(150);

        worker.fireWhatIsOver();

        verify(fireDeadlines).fire(ids(due.subList(0, 100)), SILENCE);
        verify(fireDeadlines).fire(ids(due.subList(100, 150)), SILENCE);
    }

    @Test
    void firesNothingWhileTheSilenceIsNotKnown() {
        overdue(2);
        when(progress.observe("order-saga", REPLY)).thenReturn(Optional.empty());

        worker.fireWhatIsOver();

        verifyNoInteractions(fireDeadlines);
    }

    @Test
    void observesNothingWhileNoReplyIsAwaited() {
        when(lists.isAnyReplyAwaited()).thenReturn(false);

        worker.fireWhatIsOver();

        verifyNoInteractions(progress);
    }

    @Test
    void firesTheOthersThoughOneFails() {
        List<Due> due = overdue(150);
        OrderId bad = due.getFirst().order();
        beUnableToFire(bad);

        worker.fireWhatIsOver();

        for (Due other : due.subList(1, 100)) {
            verify(fireDeadlines).fire(List.of(other.order()), SILENCE);
        }
        verify(fireDeadlines).fire(ids(due.subList(100, 150)), SILENCE);
    }

    @Test
    void passesAHundredOrdersThatKeepFailingOnceAndGoesOn() {
        List<Due> due = overdue(101);
        due.subList(0, 100).forEach(bad -> beUnableToFire(bad.order()));

        worker.fireWhatIsOver();

        verify(lists, times(2)).due(any(), any(), anyInt());
        verify(fireDeadlines).fire(List.of(due.getLast().order()), SILENCE);
    }

    @Test
    void triesAnOrderThatFailedAgainAfterPausesThatDouble() {
        OrderId bad = overdue(1).getFirst().order();
        beUnableToFire(bad);

        worker.fireWhatIsOver();
        worker.fireWhatIsOver();
        verify(fireDeadlines, times(2)).fire(List.of(bad), SILENCE);

        when(clock.instant()).thenReturn(NOW.plusMillis(1_000));
        worker.fireWhatIsOver();
        verify(fireDeadlines, times(4)).fire(List.of(bad), SILENCE);

        when(clock.instant()).thenReturn(NOW.plusMillis(2_999));
        worker.fireWhatIsOver();
        verify(fireDeadlines, times(4)).fire(List.of(bad), SILENCE);

        when(clock.instant()).thenReturn(NOW.plusMillis(3_000));
        worker.fireWhatIsOver();
        verify(fireDeadlines, times(6)).fire(List.of(bad), SILENCE);
    }

    @Test
    void takesAnOrderWithTwoDeadlinesOnce() {
        OrderId id = OrderId.placedAt(NOW);
        when(lists.due(SILENCE, null, 100)).thenReturn(List.of(new Due(id, NOW), new Due(id, NOW.plusMillis(1))));

        worker.fireWhatIsOver();

        verify(fireDeadlines).fire(List.of(id), SILENCE);
        verify(fireDeadlines, never()).fire(List.of(id, id), SILENCE);
    }

    private List<Due> overdue(int count) {
        List<Due> due = IntStream.range(0, count)
                .mapToObj(number -> new Due(OrderId.placedAt(NOW), NOW.plusMillis(number)))
                .toList();
        when(lists.due(SILENCE, null, 100)).thenReturn(due.subList(0, Math.min(count, 100)));
        if (count >= 100) {
            when(lists.due(eq(SILENCE), eq(due.get(99)), anyInt())).thenReturn(due.subList(100, count));
        }
        return due;
    }

    private void beUnableToFire(OrderId bad) {
        doThrow(new IllegalStateException("on purpose"))
                .when(fireDeadlines)
                .fire(ArgumentMatchers.<Collection<OrderId>>argThat(ids -> ids != null && ids.contains(bad)), any());
    }

    private static List<OrderId> ids(List<Due> due) {
        return due.stream().map(Due::order).toList();
    }
}
