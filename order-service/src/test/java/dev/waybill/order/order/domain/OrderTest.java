package dev.waybill.order.order.domain;

import static dev.waybill.order.saga.domain.SagaCommand.CAPTURE_PAYMENT;
import static dev.waybill.order.saga.domain.SagaCommand.COMMIT_RESERVATION;
import static dev.waybill.order.saga.domain.SagaCommand.RELEASE_RESERVATION;
import static dev.waybill.order.saga.domain.SagaCommand.RESERVE_STOCK;
import static dev.waybill.order.saga.domain.SagaCommand.REVERSE_PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.order.saga.domain.OrderEvent;
import dev.waybill.order.saga.domain.OrderNotCancellable;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.RetryPolicy;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import dev.waybill.order.saga.domain.SagaState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Duration REPLY = Duration.ofSeconds(30);
    private static final RetryPolicy THREE_ATTEMPTS = new RetryPolicy(REPLY, 3, Duration.ofMinutes(5));
    private static final Instant PLACED = Instant.parse("2026-11-30T08:00:00Z");

    private Instant now = PLACED;
    private final Order order = Order.place(
            new Customer("alice", "card-ok"),
            List.of(
                    new OrderLine("TEA", 2, Money.of("9.99", "EUR")),
                    new OrderLine("POT", 1, Money.of("30.00", "EUR"))),
            at());

    @Test
    void costsWhatItsLinesCostTogether() {
        assertThat(order.total()).isEqualTo(Money.of("49.98", "EUR"));
    }

    @Test
    void isPlacedAndReservesItsStock() {
        assertThat(order.takeEvents()).containsExactly(new NumberedEvent(1, PLACED, new OrderEvent.Placed()));
        assertThat(order.takeCommands()).containsExactly(RESERVE_STOCK);
    }

    @Test
    void publishesEachOfItsEventsAndCommandsOnce() {
        order.takeEvents();
        order.takeCommands();

        assertThat(order.takeEvents()).isEmpty();
        assertThat(order.takeCommands()).isEmpty();
    }

    @Test
    void numbersItsEventsWithoutAGap() {
        confirm();
        answer(Reply.RESERVATION_COMMITTED);
        answer(Reply.PAYMENT_CAPTURED);

        assertThat(order.takeEvents())
                .extracting(NumberedEvent::sequence, NumberedEvent::event)
                .containsExactly(
                        tuple(1L, new OrderEvent.Placed()),
                        tuple(2L, new OrderEvent.StockReserved()),
                        tuple(3L, new OrderEvent.Confirmed()),
                        tuple(4L, new OrderEvent.Settled(OrderStatus.CONFIRMED)));
    }

    @Test
    void recordsWhatWasAnsweredAndWhen() {
        pass(Duration.ofSeconds(2));
        answer(Reply.STOCK_RESERVED);

        StepProgress reserved = step(RESERVE_STOCK);
        assertThat(reserved.awaited()).isFalse();
        assertThat(reserved.outcome()).isEqualTo("STOCK_RESERVED");
        assertThat(reserved.endedAt()).isEqualTo(now);
    }

    @Test
    void takesTheFirstAnswerAndNoOther() {
        answer(Reply.STOCK_RESERVED);
        order.takeCommands();
        answer(Reply.STOCK_REJECTED);

        assertThat(order.state()).isEqualTo(new SagaState.Authorizing());
        assertThat(step(RESERVE_STOCK).outcome()).isEqualTo("STOCK_RESERVED");
        assertThat(order.takeCommands()).isEmpty();
    }

    @Test
    void doesNotWantAReplyThatIsOpenWhenItIsCancelled() {
        order.cancel(at());

        assertThat(step(RESERVE_STOCK).outcome()).isEqualTo("NOT_WANTED");
        assertThat(order.steps()).containsOnlyKeys(RESERVE_STOCK, RELEASE_RESERVATION);
    }

    @Test
    void compensatesWhatAConfirmedOrderHoldsWhenItIsCancelled() {
        confirm();
        order.takeCommands();

        order.cancel(at());

        assertThat(order.takeCommands()).containsExactly(RELEASE_RESERVATION, REVERSE_PAYMENT);
        assertThat(step(COMMIT_RESERVATION).outcome()).isEqualTo("NOT_WANTED");
        assertThat(step(CAPTURE_PAYMENT).outcome()).isEqualTo("NOT_WANTED");
    }

    @Test
    void isCancelledAgainAndAgainAsOnce() {
        order.cancel(at());
        order.takeEvents();
        order.takeCommands();

        order.cancel(at());

        assertThat(order.takeEvents()).isEmpty();
        assertThat(order.takeCommands()).isEmpty();
    }

    @Test
    void cannotBeCancelledOnceItIsRejected() {
        answer(Reply.STOCK_REJECTED);

        assertThatThrownBy(() -> order.cancel(at())).isInstanceOf(OrderNotCancellable.class);
        assertThat(order.state().status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void sendsACommandAgainWhoseReplyIsOverdue() {
        order.takeCommands();
        pass(REPLY);

        order.timeOut(silence(), at());

        assertThat(order.takeCommands()).containsExactly(RESERVE_STOCK);
        assertThat(step(RESERVE_STOCK)).isEqualTo(new StepProgress(2, PLACED, now, now.plus(REPLY), null, null));
    }

    @Test
    void waitsUntilTheDeadline() {
        order.takeCommands();
        pass(REPLY.minusMillis(1));

        order.timeOut(silence(), at());

        assertThat(order.takeCommands()).isEmpty();
    }

    @Test
    void waitsForAReplyThatMayHaveArrivedUnhandled() {
        order.takeCommands();
        pass(REPLY);

        order.timeOut(new Silence(now.minusMillis(1), now), at());
        order.timeOut(new Silence(now, PLACED), at());

        assertThat(order.takeCommands()).isEmpty();
    }

    @Test
    void isGivenUpWhenItsAttemptsAreUsedUp() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(order.state().status()).isEqualTo(OrderStatus.PLACED);
            pass(REPLY);
            order.timeOut(silence(), at());
        }

        assertThat(order.state().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.state().endedFor()).contains(Reason.TIMED_OUT);
        assertThat(step(RESERVE_STOCK).attempts()).isEqualTo(3);
    }

    @Test
    void isNeverGivenUpOnceItIsConfirmed() {
        confirm();
        for (int attempt = 1; attempt <= 20; attempt++) {
            pass(Duration.ofMinutes(5));
            order.timeOut(silence(), at());
        }

        assertThat(order.state().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(step(CAPTURE_PAYMENT).attempts()).isEqualTo(21);
    }

    @Test
    void doublesTheDelayOfWhatIsNeverGivenUpAsFarAsTheLongest() {
        confirm();

        assertThat(delayAfter(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delayAfter(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(delayAfter(3)).isEqualTo(Duration.ofMinutes(2));
        assertThat(delayAfter(4)).isEqualTo(Duration.ofMinutes(4));
        assertThat(delayAfter(5)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void isRetriedAtOnceByAnOperator() {
        confirm();
        order.takeCommands();

        order.retry(at());

        assertThat(order.takeCommands()).containsExactly(COMMIT_RESERVATION, CAPTURE_PAYMENT);
        assertThat(step(CAPTURE_PAYMENT).attempts()).isEqualTo(2);
    }

    @Test
    void isGivenUpByAnOperatorUnlessItIsSettled() {
        confirm();
        answer(Reply.RESERVATION_COMMITTED);
        answer(Reply.PAYMENT_CAPTURED);

        order.giveUp(at());

        assertThat(order.state().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void changesWhenItsStatusDoesOrWhenItIsSettled() {
        pass(Duration.ofSeconds(1));
        order.retry(at());
        assertThat(order.snapshot().updatedAt()).isEqualTo(PLACED);

        answer(Reply.STOCK_RESERVED);
        assertThat(order.snapshot().updatedAt()).isEqualTo(now);
        assertThat(order.snapshot().placedAt()).isEqualTo(PLACED);
    }

    private void confirm() {
        answer(Reply.STOCK_RESERVED);
        answer(Reply.PAYMENT_AUTHORIZED);
    }

    private void answer(Reply reply) {
        order.answer(reply, at());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Timetable at() {
        return new Timetable(now, THREE_ATTEMPTS);
    }

    /** Nothing that was sent before this moment was answered. */
    private Silence silence() {
        return new Silence(now, now);
    }

    private StepProgress step(SagaCommand command) {
        return Objects.requireNonNull(order.steps().get(command));
    }

    /** From the so-many-th attempt to capture until it is overdue. */
    private Duration delayAfter(int attempt) {
        while (step(CAPTURE_PAYMENT).attempts() < attempt) {
            order.retry(at());
        }
        return Duration.between(now, step(CAPTURE_PAYMENT).deadline());
    }
}
