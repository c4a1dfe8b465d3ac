package dev.waybill.reporting;

import dev.waybill.events.Channels;
import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.Topics;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.ReleaseEffect;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.Shortage;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.events.inventory.StockReceived;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;
import dev.waybill.events.order.OrderCancelled;
import dev.waybill.events.order.OrderConfirmed;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.OrderRejected;
import dev.waybill.events.order.OrderSettled;
import dev.waybill.events.order.OrderStockReserved;
import dev.waybill.events.order.PlacedLine;
import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.events.payment.ReversalEffect;
import dev.waybill.messaging.IncomingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the services say when orders take their courses, as it lies on the topics, each message one second after the last. */
public final class OrderHistory {

    // Offsets of a topic only grow, whatever the test.
    private static final Map<String, Long> NEXT_OFFSET = new ConcurrentHashMap<>();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<IncomingRecord> messages = new ArrayList<>();
    private final Map<UUID, Long> orderSequence = new HashMap<>();
    private Instant now;
    private long epoch;
    private String currency = "EUR";
    private final Random ids;

    public OrderHistory(Instant beginning) {
        this(beginning, new Random());
    }

    /** A history whose ids are the same whenever the random's seed is. */
    public OrderHistory(Instant beginning, Random ids) {
        this.now = beginning;
        this.ids = ids;
    }

    /** All messages so far; per topic-partition in order of offset. */
    public List<IncomingRecord> messages() {
        return List.copyOf(messages);
    }

    /** The messages since the last call. */
    public List<IncomingRecord> newMessages() {
        List<IncomingRecord> news = List.copyOf(messages);
        messages.clear();
        return news;
    }

    public OrderHistory at(Instant moment) {
        now = moment;
        return this;
    }

    /** From here on the services' messages belong to this epoch. */
    public OrderHistory inEpoch(long started) {
        epoch = started;
        return this;
    }

    /** From here on amounts are of this currency. */
    public OrderHistory in(String newCurrency) {
        currency = newCurrency;
        return this;
    }

    public void product(String sku, String name, String price, int received) {
        publish(new ProductChanged(sku, 1, name, money(price)));
        publish(new StockReceived(sku, 2, received, received));
    }

    public UUID placed(String customer, String sku, int quantity, String total) {
        UUID order = id();
        publish(new OrderPlaced(
                order, next(order), customer, List.of(new PlacedLine(sku, quantity, money(total))), money(total), now));
        return order;
    }

    public void reserved(UUID order, String sku, int quantity) {
        publish(new StockReserved(order, 1, List.of(new StockLine(sku, quantity))));
        publish(new OrderStockReserved(order, next(order)));
    }

    public void confirmed(UUID order, String total) {
        publish(new PaymentAuthorized(order, 1, order, money(total)));
        publish(new OrderConfirmed(order, next(order), money(total), now));
    }

    public void settled(UUID order, String sku, int quantity, String total) {
        publish(new ReservationCommitted(order, 2, List.of(new StockLine(sku, quantity))));
        publish(new PaymentCaptured(order, 2, order, money(total)));
        publish(new OrderSettled(order, next(order), "CONFIRMED"));
    }

    public void outOfStock(UUID order, String sku, int quantity) {
        publish(new StockRejected(order, 1, List.of(new Shortage(sku, quantity, 0))));
        publish(new OrderRejected(order, next(order), "OUT_OF_STOCK"));
        publish(new OrderSettled(order, next(order), "REJECTED"));
    }

    public void declined(UUID order, String sku, int quantity) {
        publish(new PaymentDeclined(order, 1, order, "card_declined"));
        publish(new OrderRejected(order, next(order), "PAYMENT_DECLINED"));
        publish(new ReservationReleased(order, 2, ReleaseEffect.RELEASED, List.of(new StockLine(sku, quantity))));
        publish(new OrderSettled(order, next(order), "REJECTED"));
    }

    public void cancelledAfterSettlement(UUID order, String sku, int quantity) {
        publish(new OrderCancelled(order, next(order), "CUSTOMER_REQUEST"));
        publish(new PaymentReversed(order, 3, order, ReversalEffect.REFUNDED));
        publish(new ReservationReleased(order, 3, ReleaseEffect.RETURNED, List.of(new StockLine(sku, quantity))));
        publish(new OrderSettled(order, next(order), "CANCELLED"));
    }

    /** A message of a type that this service does not know. */
    public UUID unknown(String key) {
        return put("order.gift-wrapped.v1", Topics.ORDER_EVENTS, key, 9L, bytes("{\"ribbon\":\"red\"}"), null);
    }

    /** A record that is no message at all. */
    public UUID unreadable(String key, byte @Nullable [] body) {
        return put(null, Topics.PAYMENT_EVENTS, key, null, body, "no ce_type");
    }

    /** A message with this type and body. */
    public UUID raw(String type, String topic, String key, String body) {
        return put(type, topic, key, 1L, bytes(body), null);
    }

    public <T> UUID publish(T payload) {
        Contract<T> contract = contractOf(payload);
        Long sequence = contract.sequence() == null ? null : contract.sequence().applyAsLong(payload);
        return put(
                contract.name(),
                contract.topic(),
                contract.key().apply(payload),
                sequence,
                JSON.writeValueAsBytes(payload),
                null);
    }

    private UUID put(
            @Nullable String type,
            String topic,
            String key,
            @Nullable Long sequence,
            byte @Nullable [] body,
            @Nullable String unreadable) {
        now = now.plusSeconds(1);
        UUID id = id();
        int partition = Math.floorMod(key.hashCode(), Topics.PARTITIONS);
        long offset = NEXT_OFFSET.merge(topic + partition, 1L, Long::sum) - 1;
        Map<String, String> headers =
                Map.of("ce_id", id.toString(), "ce_correlationid", id.toString(), "ce_epoch", Long.toString(epoch));
        messages.add(new IncomingRecord(
                id,
                type,
                sourceOn(topic),
                key,
                sequence,
                now,
                topic,
                null,
                partition,
                offset,
                headers,
                body,
                unreadable));
        return id;
    }

    private UUID id() {
        return new UUID(now.toEpochMilli() << 16 | 0x7000 | ids.nextInt(0x1000), ids.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private long next(UUID order) {
        return orderSequence.merge(order, 1L, Long::sum);
    }

    @SuppressWarnings("unchecked")
    private static <T> Contract<T> contractOf(T payload) {
        return (Contract<T>) Contracts.ALL.stream()
                .filter(contract -> contract.payload() == payload.getClass())
                .findFirst()
                .orElseThrow();
    }

    private MonetaryAmount money(String amount) {
        return new MonetaryAmount(amount, currency);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sourceOn(String topic) {
        return Channels.SOURCES.getOrDefault(topic, Set.of()).stream()
                .findFirst()
                .orElse("/test");
    }
}
