package dev.waybill.order.domain;

import static dev.waybill.order.domain.SagaStep.AUTHORIZE_PAYMENT;
import static dev.waybill.order.domain.SagaStep.CAPTURE_PAYMENT;
import static dev.waybill.order.domain.SagaStep.COMMIT_RESERVATION;
import static dev.waybill.order.domain.SagaStep.RELEASE_RESERVATION;
import static dev.waybill.order.domain.SagaStep.RESERVE_STOCK;
import static dev.waybill.order.domain.SagaStep.REVERSE_PAYMENT;

import dev.waybill.order.domain.SagaMessage.CancellationRequested;
import dev.waybill.order.domain.SagaMessage.PatienceEnded;
import dev.waybill.order.domain.SagaMessage.Reply;
import dev.waybill.order.domain.SagaMessage.ReplyOverdue;
import dev.waybill.order.domain.SagaState.Authorizing;
import dev.waybill.order.domain.SagaState.Cancelled;
import dev.waybill.order.domain.SagaState.Confirmed;
import dev.waybill.order.domain.SagaState.Ended;
import dev.waybill.order.domain.SagaState.Rejected;
import dev.waybill.order.domain.SagaState.Reserving;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The order saga as one pure function: state and message give the next state and what is to be said and asked.
 *
 * <p>Three rules hold everywhere. The first definitive answer counts: what comes late, twice or contradicts it changes
 * nothing. What was asked for is undone, known to have happened or not: the receivers know what they did. And an order
 * that ended holds nothing: whoever reports that it does is told to let go, so no reply brings an order back.
 *
 * <p>A compensation that this saga never asked for ends the order as well: an operator let go of what it held, or the
 * saga was restored to a time before it asked. So does the failure of a step that had succeeded: its receiver was restored
 * to a time before that, and could not do it again.
 */
public final class OrderSaga {

    private OrderSaga() {}

    /** The beginning of every order. */
    public static Decision start() {
        return new Decision(new Reserving(), List.of(new Fact.Placed()), List.of(RESERVE_STOCK));
    }

    /** What follows when the message reaches an order in this state. */
    public static Decision decide(SagaState state, SagaMessage message) {
        return switch (message) {
            case Reply reply -> onReply(state, reply);
            case CancellationRequested() -> cancel(state, Reason.CUSTOMER_REQUEST);
            case PatienceEnded() -> state.settled() ? unchanged(state) : cancel(state, Reason.TIMED_OUT);
            case ReplyOverdue(SagaStep step) ->
                state.awaited().contains(step) ? askAgain(state, step) : unchanged(state);
        };
    }

    private static Decision onReply(SagaState state, Reply reply) {
        return switch (state) {
            case Reserving reserving -> whileReserving(reserving, reply);
            case Authorizing authorizing -> whileAuthorizing(authorizing, reply);
            case Confirmed confirmed -> whenConfirmed(confirmed, reply);
            case Ended ended -> whenEnded(ended, reply);
        };
    }

    private static Decision whileReserving(Reserving state, Reply reply) {
        return switch (reply) {
            case STOCK_RESERVED -> to(new Authorizing(), List.of(new Fact.StockReserved()), AUTHORIZE_PAYMENT);
            case STOCK_REJECTED -> reject(Reason.OUT_OF_STOCK);
            case RESERVATION_RELEASED, PAYMENT_REVERSED -> cancel(state, Reason.COMPENSATED);
            case RESERVATION_COMMITTED,
                    RESERVATION_COMMIT_FAILED,
                    PAYMENT_AUTHORIZED,
                    PAYMENT_DECLINED,
                    PAYMENT_CAPTURED,
                    PAYMENT_CAPTURE_FAILED -> unchanged(state);
        };
    }

    private static Decision whileAuthorizing(Authorizing state, Reply reply) {
        return switch (reply) {
            case PAYMENT_AUTHORIZED ->
                to(
                        new Confirmed(EnumSet.of(COMMIT_RESERVATION, CAPTURE_PAYMENT)),
                        List.of(new Fact.Confirmed()),
                        COMMIT_RESERVATION,
                        CAPTURE_PAYMENT);
            case PAYMENT_DECLINED -> reject(Reason.PAYMENT_DECLINED, RELEASE_RESERVATION);
            case RESERVATION_RELEASED, PAYMENT_REVERSED -> cancel(state, Reason.COMPENSATED);
            case STOCK_RESERVED,
                    STOCK_REJECTED,
                    RESERVATION_COMMITTED,
                    RESERVATION_COMMIT_FAILED,
                    PAYMENT_CAPTURED,
                    PAYMENT_CAPTURE_FAILED -> unchanged(state);
        };
    }

    private static Decision whenConfirmed(Confirmed state, Reply reply) {
        return switch (reply) {
            case RESERVATION_COMMITTED, PAYMENT_CAPTURED -> completed(state, reply.answers());
            case RESERVATION_COMMIT_FAILED, PAYMENT_CAPTURE_FAILED ->
                cancel(state, state.awaited().contains(reply.answers()) ? Reason.PAYMENT_FAILED : Reason.COMPENSATED);
            case RESERVATION_RELEASED, PAYMENT_REVERSED -> cancel(state, Reason.COMPENSATED);
            case STOCK_RESERVED, STOCK_REJECTED, PAYMENT_AUTHORIZED, PAYMENT_DECLINED -> unchanged(state);
        };
    }

    private static Decision whenEnded(Ended state, Reply reply) {
        return switch (reply) {
            case RESERVATION_RELEASED, PAYMENT_REVERSED -> letGo(state, reply.answers());
            case STOCK_RESERVED, RESERVATION_COMMITTED -> holdsNothing(state, RELEASE_RESERVATION);
            case PAYMENT_AUTHORIZED, PAYMENT_CAPTURED -> holdsNothing(state, REVERSE_PAYMENT);
            case STOCK_REJECTED, RESERVATION_COMMIT_FAILED, PAYMENT_DECLINED, PAYMENT_CAPTURE_FAILED ->
                unchanged(state);
        };
    }

    private static Decision reject(Reason reason, SagaStep... compensations) {
        return to(new Rejected(reason, Set.of(compensations)), List.of(new Fact.Rejected(reason)), compensations);
    }

    private static Decision cancel(SagaState state, Reason reason) {
        return switch (state) {
            case Reserving _ -> cancelled(reason, RELEASE_RESERVATION);
            case Authorizing _, Confirmed _ -> cancelled(reason, RELEASE_RESERVATION, REVERSE_PAYMENT);
            case Ended _ -> unchanged(state);
        };
    }

    private static Decision cancelled(Reason reason, SagaStep... compensations) {
        return to(new Cancelled(reason, Set.of(compensations)), List.of(new Fact.Cancelled(reason)), compensations);
    }

    private static Decision completed(Confirmed state, SagaStep step) {
        return state.awaited().contains(step) ? to(new Confirmed(without(state, step)), List.of()) : unchanged(state);
    }

    private static Decision letGo(Ended state, SagaStep step) {
        return state.awaited().contains(step) ? to(state.awaiting(without(state, step)), List.of()) : unchanged(state);
    }

    private static Decision holdsNothing(Ended state, SagaStep compensation) {
        if (state.awaited().contains(compensation)) {
            return unchanged(state);
        }
        Set<SagaStep> awaited = EnumSet.of(compensation);
        awaited.addAll(state.awaited());
        return to(state.awaiting(awaited), List.of(), compensation);
    }

    private static Set<SagaStep> without(SagaState state, SagaStep step) {
        Set<SagaStep> rest = EnumSet.noneOf(SagaStep.class);
        rest.addAll(state.awaited());
        rest.remove(step);
        return rest;
    }

    private static Decision askAgain(SagaState state, SagaStep step) {
        return new Decision(state, List.of(), List.of(step));
    }

    private static Decision unchanged(SagaState state) {
        return new Decision(state, List.of(), List.of());
    }

    private static Decision to(SagaState next, List<Fact> facts, SagaStep... asks) {
        List<Fact> told = new ArrayList<>(facts);
        if (next.settled()) {
            told.add(new Fact.Settled(next.status()));
        }
        return new Decision(next, told, List.of(asks));
    }
}
