package dev.waybill.order.lost.domain;

import dev.waybill.order.order.domain.NumberedEvent;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.domain.OrderEvent;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that the other services have replied to and that this service does not have: it was placed after the backup
 * from which this service was restored. Like an order that ended, it holds nothing: a reply that says that it does is
 * compensated. Consumers that still know the order receive its cancellation. Replies to compensations lead to no further command, so each reply leads to one command at most.
 */
public final class LostOrder {

    /** What is done about stock, or about money. */
    public enum Compensation {
        /** No reply said that anything is held. */
        NOT_NEEDED,
        /** The command was sent; its reply is awaited. */
        REQUESTED,
        /** Nothing is held any more. */
        DONE
    }

    private final OrderId id;
    private final Instant firstReplyAt;
    private Instant lastReplyAt;
    private Reply lastReply;
    private long replies;
    private Compensation stock;
    private Compensation payment;
    private long lastSequence;

    private LostOrder(Snapshot snapshot) {
        this.id = snapshot.id();
        this.firstReplyAt = snapshot.firstReplyAt();
        this.lastReplyAt = snapshot.lastReplyAt();
        this.lastReply = snapshot.lastReply();
        this.replies = snapshot.replies();
        this.stock = snapshot.stock();
        this.payment = snapshot.payment();
        this.lastSequence = snapshot.lastSequence();
    }

    /** A lost order as it is stored and shown; {@code lastSequence} counts what was published about it. */
    public record Snapshot(
            OrderId id,
            long replies,
            Reply lastReply,
            Compensation stock,
            Compensation payment,
            Instant firstReplyAt,
            Instant lastReplyAt,
            long lastSequence) {}

    /** What follows from a reply. */
    public record Outcome(
            List<NumberedEvent> events, @Nullable SagaCommand compensation) {}

    /** A lost order that nothing was recorded of yet. */
    public static LostOrder discovered(OrderId id, Reply reply, Instant now) {
        return new LostOrder(new Snapshot(id, 0, reply, Compensation.NOT_NEEDED, Compensation.NOT_NEEDED, now, now, 0));
    }

    public static LostOrder restored(Snapshot snapshot) {
        return new LostOrder(snapshot);
    }

    /**
     * Records the reply, and returns what is to be sent: the compensation, and to those who still know the order that it is
     * cancelled, and when it is settled.
     */
    public Outcome handle(Reply reply, Instant now) {
        boolean wasSettled = lastSequence > 0 && isSettled();
        List<NumberedEvent> events = new ArrayList<>();
        if (lastSequence == 0) {
            events.add(new NumberedEvent(++lastSequence, now, new OrderEvent.Cancelled(Reason.COMPENSATED)));
        }
        @Nullable SagaCommand compensation = record(reply, now);
        if (isSettled() && !wasSettled) {
            events.add(new NumberedEvent(++lastSequence, now, new OrderEvent.Settled(OrderStatus.CANCELLED)));
        }
        return new Outcome(List.copyOf(events), compensation);
    }

    private boolean isSettled() {
        return stock != Compensation.REQUESTED && payment != Compensation.REQUESTED;
    }

    private @Nullable SagaCommand record(Reply reply, Instant now) {
        replies++;
        lastReply = reply;
        lastReplyAt = now;
        return switch (reply) {
            case STOCK_RESERVED, RESERVATION_COMMITTED -> releaseStock();
            // What cannot be captured is still authorised.
            case PAYMENT_AUTHORIZED, PAYMENT_CAPTURED, PAYMENT_CAPTURE_FAILED -> reversePayment();
            case RESERVATION_RELEASED -> {
                stock = Compensation.DONE;
                yield null;
            }
            case PAYMENT_REVERSED -> {
                payment = Compensation.DONE;
                yield null;
            }
            case STOCK_REJECTED, RESERVATION_COMMIT_FAILED, PAYMENT_DECLINED -> null;
        };
    }

    private @Nullable SagaCommand releaseStock() {
        if (stock == Compensation.REQUESTED) {
            return null;
        }
        stock = Compensation.REQUESTED;
        return SagaCommand.RELEASE_RESERVATION;
    }

    private @Nullable SagaCommand reversePayment() {
        if (payment == Compensation.REQUESTED) {
            return null;
        }
        payment = Compensation.REQUESTED;
        return SagaCommand.REVERSE_PAYMENT;
    }

    /** Whether no reply was recorded of it yet. */
    public boolean isNew() {
        return replies == 0;
    }

    public Snapshot snapshot() {
        return new Snapshot(id, replies, lastReply, stock, payment, firstReplyAt, lastReplyAt, lastSequence);
    }
}
