package dev.waybill.order.saga.domain;

import static dev.waybill.order.saga.domain.SagaCommand.AUTHORIZE_PAYMENT;
import static dev.waybill.order.saga.domain.SagaCommand.CAPTURE_PAYMENT;
import static dev.waybill.order.saga.domain.SagaCommand.COMMIT_RESERVATION;
import static dev.waybill.order.saga.domain.SagaCommand.RELEASE_RESERVATION;
import static dev.waybill.order.saga.domain.SagaCommand.RESERVE_STOCK;
import static dev.waybill.order.saga.domain.SagaCommand.REVERSE_PAYMENT;

import dev.waybill.order.saga.domain.SagaMessage.CancellationRequested;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import dev.waybill.order.saga.domain.SagaMessage.ReplyOverdue;
import dev.waybill.order.saga.domain.SagaMessage.TimedOut;
import dev.waybill.order.saga.domain.SagaState.Authorizing;
import dev.waybill.order.saga.domain.SagaState.Cancelled;
import dev.waybill.order.saga.domain.SagaState.Confirmed;
import dev.waybill.order.saga.domain.SagaState.Ended;
import dev.waybill.order.saga.domain.SagaState.Rejected;
import dev.waybill.order.saga.domain.SagaState.Reserving;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order saga as one pure function: state and message give the next state, the events and the commands.
 *
 * <p>Only a command that is awaited can be answered, so the first definitive reply counts. What was requested is undone,
 * known to have happened or not: the receivers know what they did. An order that ended holds nothing: a reply that says
 * otherwise is compensated, and no reply brings an order back. An order that lost what it holds, by a compensation that it
 * never sent or because a receiver was restored to an earlier time, ends.
 */
public final class OrderSaga {

    private OrderSaga() {}

    /** The beginning of every order. */
    public static Decision start() {
        return to(new Reserving(), List.of(new OrderEvent.Placed()), RESERVE_STOCK);
    }

    /**
     * What follows when the message reaches an order in this state.
     *
     * @throws OrderNotCancellable if a rejected order is to be cancelled
     */
    public static Decision decide(SagaState state, SagaMessage message) {
        return switch (message) {
            // Only a command that is awaited can be answered.
            case Reply reply when state.awaited().contains(reply.answers()) -> onReply(state, reply);
            case Reply unasked ->
                state instanceof Ended ended ? onReplyAfterTheEnd(ended, unasked) : onUnawaitedReply(state, unasked);
            case ReplyOverdue(var command)
            when state.awaited().contains(command) -> new Decision(state, List.of(), List.of(command));
            case ReplyOverdue _ -> unchanged(state);
            case TimedOut() -> state.settled() ? unchanged(state) : cancel(state, Reason.TIMED_OUT);
            case CancellationRequested()
            when state instanceof Rejected rejected -> throw new OrderNotCancellable(rejected.reason());
            case CancellationRequested() -> cancel(state, Reason.CUSTOMER_REQUEST);
        };
    }

    private static Decision onReply(SagaState state, Reply reply) {
        return switch (reply) {
            case STOCK_RESERVED -> to(new Authorizing(), List.of(new OrderEvent.StockReserved()), AUTHORIZE_PAYMENT);
            case STOCK_REJECTED -> reject(Reason.OUT_OF_STOCK);
            case PAYMENT_AUTHORIZED -> confirm(COMMIT_RESERVATION, CAPTURE_PAYMENT);
            case PAYMENT_DECLINED -> reject(Reason.PAYMENT_DECLINED, RELEASE_RESERVATION);
            case RESERVATION_COMMITTED, PAYMENT_CAPTURED, RESERVATION_RELEASED, PAYMENT_REVERSED ->
                to(state.without(reply.answers()), List.of());
            case RESERVATION_COMMIT_FAILED, PAYMENT_CAPTURE_FAILED -> cancel(state, Reason.PAYMENT_FAILED);
        };
    }

    private static Decision onReplyAfterTheEnd(Ended state, Reply reply) {
        return switch (reply) {
            case STOCK_RESERVED, RESERVATION_COMMITTED -> compensate(state, RELEASE_RESERVATION);
            case PAYMENT_AUTHORIZED, PAYMENT_CAPTURED -> compensate(state, REVERSE_PAYMENT);
            case STOCK_REJECTED, RESERVATION_COMMIT_FAILED, RESERVATION_RELEASED -> unchanged(state);
            case PAYMENT_DECLINED, PAYMENT_CAPTURE_FAILED, PAYMENT_REVERSED -> unchanged(state);
        };
    }

    private static Decision onUnawaitedReply(SagaState state, Reply reply) {
        return switch (reply) {
            case RESERVATION_RELEASED, PAYMENT_REVERSED -> cancel(state, Reason.COMPENSATED);
            case RESERVATION_COMMIT_FAILED, PAYMENT_CAPTURE_FAILED ->
                state instanceof Confirmed ? cancel(state, Reason.COMPENSATED) : unchanged(state);
            case STOCK_RESERVED, STOCK_REJECTED, RESERVATION_COMMITTED -> unchanged(state);
            case PAYMENT_AUTHORIZED, PAYMENT_DECLINED, PAYMENT_CAPTURED -> unchanged(state);
        };
    }

    private static Decision confirm(SagaCommand... commands) {
        return to(new Confirmed(Set.of(commands)), List.of(new OrderEvent.Confirmed()), commands);
    }

    private static Decision reject(Reason reason, SagaCommand... commands) {
        return to(new Rejected(reason, Set.of(commands)), List.of(new OrderEvent.Rejected(reason)), commands);
    }

    private static Decision cancel(SagaState state, Reason reason) {
        return switch (state) {
            case Reserving _ -> cancelled(reason, RELEASE_RESERVATION);
            case Authorizing _, Confirmed _ -> cancelled(reason, RELEASE_RESERVATION, REVERSE_PAYMENT);
            case Ended _ -> unchanged(state);
        };
    }

    private static Decision cancelled(Reason reason, SagaCommand... commands) {
        return to(new Cancelled(reason, Set.of(commands)), List.of(new OrderEvent.Cancelled(reason)), commands);
    }

    private static Decision compensate(Ended state, SagaCommand command) {
        return state.awaited().contains(command) ? unchanged(state) : to(state.with(command), List.of(), command);
    }

    private static Decision unchanged(SagaState state) {
        return new Decision(state, List.of(), List.of());
    }

    private static Decision to(SagaState next, List<OrderEvent> events, SagaCommand... commands) {
        List<OrderEvent> all = new ArrayList<>(events);
        if (next.settled()) {
            all.add(new OrderEvent.Settled(next.status()));
        }
        return new Decision(next, all, List.of(commands));
    }
}
