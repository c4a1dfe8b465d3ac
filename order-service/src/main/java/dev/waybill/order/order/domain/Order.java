package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.Decision;
import dev.waybill.order.saga.domain.OrderSaga;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaMessage;
import dev.waybill.order.saga.domain.SagaState;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a customer ordered, and how far its saga is. Its events are collected until they are taken. */
@Entity
@Table(name = "orders")
public class Order {

    @EmbeddedId
    private OrderId id;

    @Version
    private long version;

    @Embedded
    private Customer customer;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total"))
    private Money total;

    @ElementCollection
    @CollectionTable(name = "order_lines", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line")
    private List<OrderLine> lines;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.PLACED;

    @Enumerated(EnumType.STRING)
    private @Nullable Reason reason;

    @Embedded
    private SagaSteps steps = new SagaSteps();

    @Embedded
    private OrderHistory history;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    private Order(Customer customer, List<OrderLine> lines, Instant now) {
        this.id = OrderId.placedAt(now);
        this.customer = customer;
        this.lines = new ArrayList<>(lines);
        this.total = OrderLine.total(lines);
        this.history = new OrderHistory(now);
    }

    /** Places an order; its lines, at least one, are in one currency. */
    public static Order place(Customer customer, List<OrderLine> lines, Timetable at) {
        Order order = new Order(customer, lines, at.now());
        order.follow(OrderSaga.start(), at);
        return order;
    }

    /** Handles a reply to one of its commands. */
    public void answer(SagaMessage.Reply reply, Timetable at) {
        handle(reply, at);
    }

    /** Cancels the order, whatever it is doing, unless it was rejected; again and again is the same as once. */
    public void cancel(Timetable at) {
        handle(new SagaMessage.CancellationRequested(), at);
    }

    /** Times out every overdue command, judged by the silence that was observed: sends it again, or gives up. */
    public void timeOut(Silence silence, Timetable at) {
        steps.timeouts(silence, at.retryPolicy()).forEach(timeout -> handle(timeout, at));
    }

    /** Sends again, now, every command whose reply is awaited. */
    public void retry(Timetable at) {
        steps.awaited().forEach(command -> handle(new SagaMessage.ReplyOverdue(command), at));
    }

    /** Gives up an order that awaits something: it is cancelled as timed out, and everything is undone. */
    public void giveUp(Timetable at) {
        handle(new SagaMessage.TimedOut(), at);
    }

    private void handle(SagaMessage message, Timetable at) {
        Decision decision = OrderSaga.decide(state(), message);
        follow(decision, at);
        steps.close(decision.next().awaited(), message, at.now());
    }

    private void follow(Decision decision, Timetable at) {
        SagaState next = decision.next();
        if (next.status() != status || next.settled() != steps.isSettled()) {
            history.updated(at.now());
        }
        status = next.status();
        reason = next.endedFor().orElse(null);
        decision.events().forEach(event -> history.add(event, at.now()));
        decision.commands().forEach(command -> steps.send(command, at));
    }

    public List<NumberedEvent> takeEvents() {
        return history.takeEvents();
    }

    public List<SagaCommand> takeCommands() {
        return steps.takeCommands();
    }

    public SagaState state() {
        return SagaState.of(status, reason, steps.awaited());
    }

    public OrderSnapshot snapshot() {
        return new OrderSnapshot(
                id, customer.id(), state(), total, lines, history.placedAt(), history.updatedAt(), version);
    }

    public OrderId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Customer customer() {
        return customer;
    }

    public Money total() {
        return total;
    }

    public List<OrderLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** Every command that was sent so far. */
    public Map<SagaCommand, StepProgress> steps() {
        return steps.progress();
    }

    public Instant placedAt() {
        return history.placedAt();
    }
}
