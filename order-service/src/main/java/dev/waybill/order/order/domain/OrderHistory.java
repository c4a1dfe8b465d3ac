package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.OrderEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When an order was placed and changed, and its numbered events, which are collected until they are taken. */
@Embeddable
class OrderHistory {

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Transient
    private final List<NumberedEvent> events = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected OrderHistory() {}

    OrderHistory(Instant placedAt) {
        this.placedAt = placedAt;
        this.updatedAt = placedAt;
    }

    void updated(Instant now) {
        updatedAt = now;
    }

    void add(OrderEvent event, Instant now) {
        events.add(new NumberedEvent(++lastSequence, now, event));
    }

    List<NumberedEvent> takeEvents() {
        List<NumberedEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    Instant placedAt() {
        return placedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
