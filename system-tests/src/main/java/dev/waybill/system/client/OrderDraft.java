package dev.waybill.system.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An order that is about to be placed; it keeps its idempotency key, so that it can be placed again. */
public final class OrderDraft {

    private final List<Order.Line> lines = new ArrayList<>();
    private String customer = "customer-1";
    private String currency = "EUR";
    private String paymentMethod = "card-ok";
    private String key = UUID.randomUUID().toString();

    private OrderDraft() {}

    /** An order of nothing yet, in euros, paid with a card that works. */
    public static OrderDraft anOrder() {
        return new OrderDraft();
    }

    /** Adds one piece of this product. */
    public OrderDraft of(String sku) {
        return of(sku, 1);
    }

    /** Adds so many pieces of this product. */
    public OrderDraft of(String sku, int quantity) {
        lines.add(new Order.Line(sku, quantity));
        return this;
    }

    /** Pays with this test card of the payment provider. */
    public OrderDraft paidWith(String card) {
        this.paymentMethod = card;
        return this;
    }

    /** Orders for this customer. */
    public OrderDraft by(String customerId) {
        this.customer = customerId;
        return this;
    }

    /** Orders in this currency. */
    public OrderDraft in(String isoCurrency) {
        this.currency = isoCurrency;
        return this;
    }

    /** Places it under this idempotency key. */
    public OrderDraft withKey(String idempotencyKey) {
        this.key = idempotencyKey;
        return this;
    }

    /** Whose order it is. */
    public String customer() {
        return customer;
    }

    /** Its idempotency key. */
    public String key() {
        return key;
    }

    /** The body of the request that places it. */
    public String json() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "customerId", customer, "currency", currency, "lines", lines, "paymentMethod", paymentMethod));
    }
}
