package dev.waybill.order.domain;

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
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order, and how far its saga is. */
@Entity
@Table(name = "orders")
public class Order {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private OrderId id;

    @Version
    private long version;

    @Column(name = "customer_id")
    private String customerId;

    @Column(name = "payment_method")
    private String paymentMethod;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total"))
    private Money total;

    @ElementCollection
    @CollectionTable(name = "order_lines", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line")
    private List<OrderLine> lines;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable Reason reason;

    private boolean settled;

    @ElementCollection
    @CollectionTable(name = "saga_steps", joinColumns = @JoinColumn(name = "order_id"))
    @MapKeyColumn(name = "step")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<SagaStep, StepProgress> steps;

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    private Order(OrderId id, String customerId, String paymentMethod, List<OrderLine> lines, Instant now) {
        this.id = id;
        this.customerId = customerId;
        this.paymentMethod = paymentMethod;
        this.lines = new ArrayList<>(lines);
        this.total = OrderLine.total(lines);
        this.steps = new EnumMap<>(SagaStep.class);
        this.status = OrderStatus.PLACED;
        this.placedAt = now;
        this.updatedAt = now;
    }

    /** Places an order; its lines, at least one, are in one currency. */
    public static Consequences place(
            String customerId, String paymentMethod, List<OrderLine> lines, Instant now, Patience patience) {
        Order order = new Order(OrderId.placedAt(now), customerId, paymentMethod, lines, now);
        return order.follow(OrderSaga.start(), now, patience);
    }

    /** Lets the message happen to this order. */
    public Consequences handle(SagaMessage message, Instant now, Patience patience) {
        Decision decision = OrderSaga.decide(state(), message);
        if (!decision.next().equals(state())) {
            closeSteps(decision.next().awaited(), message, now);
        }
        return follow(decision, now, patience);
    }

    /**
     * Cancels the order on its customer's behalf, whatever it is doing; again and again is the same as once.
     *
     * @throws OrderNotCancellable if it was rejected
     */
    public Consequences cancel(Instant now, Patience patience) {
        if (status == OrderStatus.REJECTED) {
            throw new OrderNotCancellable(id);
        }
        return handle(new SagaMessage.CancellationRequested(), now, patience);
    }

    /** Lets pass every deadline that is over, judged by the silence that was observed: asks again, or gives up. */
    public Consequences handleDeadlines(Silence silence, Instant now, Patience patience) {
        List<OrderEvent> events = new ArrayList<>();
        List<SagaStep> asks = new ArrayList<>();
        for (SagaStep step : awaited()) {
            StepProgress progress = progress(step);
            if (progress.overdue(silence)) {
                Consequences consequences = handle(patience.whenOverdue(step, progress), now, patience);
                events.addAll(consequences.events());
                asks.addAll(consequences.asks());
            }
        }
        return new Consequences(this, events, asks);
    }

    /** Asks once more for everything that is awaited. */
    public Consequences askAgain(Instant now, Patience patience) {
        List<SagaStep> asks = new ArrayList<>();
        for (SagaStep step : awaited()) {
            asks.addAll(
                    handle(new SagaMessage.ReplyOverdue(step), now, patience).asks());
        }
        return new Consequences(this, List.of(), asks);
    }

    private Consequences follow(Decision decision, Instant now, Patience patience) {
        for (SagaStep step : decision.asks()) {
            ask(step, now, patience);
        }
        List<OrderEvent> events = new ArrayList<>();
        for (Fact fact : decision.facts()) {
            events.add(new OrderEvent(++lastSequence, now, fact));
        }
        SagaState next = decision.next();
        if (next.status() != status || next.settled() != settled) {
            status = next.status();
            reason = next.endedFor().orElse(null);
            settled = next.settled();
            updatedAt = now;
        }
        return new Consequences(this, events, decision.asks());
    }

    private void ask(SagaStep step, Instant now, Patience patience) {
        StepProgress before = steps.get(step);
        int asks = before == null ? 1 : before.asks() + 1;
        Instant deadline = now.plus(patience.pauseAfter(step, asks));
        steps.put(step, before == null ? StepProgress.firstAsked(now, deadline) : before.askedAgain(now, deadline));
    }

    private void closeSteps(Set<SagaStep> stillAwaited, SagaMessage cause, Instant now) {
        for (SagaStep step : awaited()) {
            if (!stillAwaited.contains(step)) {
                StepProgress progress = progress(step);
                steps.put(
                        step,
                        cause instanceof SagaMessage.Reply reply && reply.answers() == step
                                ? progress.answered(reply, now)
                                : progress.notWanted(now));
            }
        }
    }

    private Set<SagaStep> awaited() {
        Set<SagaStep> awaited = EnumSet.noneOf(SagaStep.class);
        steps.forEach((step, progress) -> {
            if (progress.awaited()) {
                awaited.add(step);
            }
        });
        return awaited;
    }

    private StepProgress progress(SagaStep step) {
        StepProgress progress = steps.get(step);
        if (progress == null) {
            throw new IllegalStateException(id + " never asked for " + step);
        }
        return progress;
    }

    /** Where the saga stands. */
    public SagaState state() {
        return SagaState.of(status, reason, awaited());
    }

    /** Whether this is the order of that customer. */
    public boolean belongsTo(String customer) {
        return customerId.equals(customer);
    }

    public OrderId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String customerId() {
        return customerId;
    }

    public String paymentMethod() {
        return paymentMethod;
    }

    public Money total() {
        return total;
    }

    public List<OrderLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** Every step that was asked for so far. */
    public Map<SagaStep, StepProgress> steps() {
        return Collections.unmodifiableMap(steps);
    }

    public Instant placedAt() {
        return placedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
