package dev.waybill.order.order.application;

import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.OrderSnapshot;
import java.time.Duration;
import java.util.function.Consumer;

/** A caller who waits until an order is decided, for a time. */
public final class Waiting {

    private final OrderId order;
    private final Consumer<OrderSnapshot> answer;
    private final Runnable giveUp;
    private final Runnable leave;
    private final long since = System.nanoTime();
    private final long until;
    private volatile long nextLook = since;

    /**
     * Begins to wait.
     *
     * @param answer shown the order once: decided, or as it is when the time is over
     * @param giveUp called instead if nobody can say how the order is when the time is over
     * @param leave called once, before either of them, and when the caller went away
     */
    public Waiting(OrderId order, Duration atMost, Consumer<OrderSnapshot> answer, Runnable giveUp, Runnable leave) {
        this.order = order;
        this.answer = answer;
        this.giveUp = giveUp;
        this.leave = leave;
        this.until = since + atMost.toNanos();
    }

    OrderId order() {
        return order;
    }

    boolean isOver(long now) {
        return now - until >= 0;
    }

    boolean isDue(long now) {
        return isOver(now) || now - nextLook >= 0;
    }

    long waitedFor(long now) {
        return now - since;
    }

    void lookAt(long time) {
        nextLook = time;
    }

    void answer(OrderSnapshot found) {
        answer.accept(found);
    }

    void giveUp() {
        giveUp.run();
    }

    void leave() {
        leave.run();
    }
}
