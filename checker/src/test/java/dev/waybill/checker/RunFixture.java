package dev.waybill.checker;

import dev.waybill.checker.evidence.Books;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Books.Payment;
import dev.waybill.checker.evidence.Books.Reservation;
import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Failures;
import dev.waybill.checker.evidence.Failures.DeadLetter;
import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import dev.waybill.checker.evidence.Lost;
import dev.waybill.checker.evidence.Lost.Span;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Movement;
import dev.waybill.checker.evidence.Movement.Kind;
import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.evidence.Progress;
import dev.waybill.checker.evidence.Reports;
import dev.waybill.checker.evidence.Reports.Sales;
import dev.waybill.checker.evidence.Reports.Summary;
import dev.waybill.checker.evidence.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The evidence of a small right run, open to be spoiled. Ten pieces of TEA came; order A takes two of them, B wanted
 * fifty, C had one and was cancelled later; somebody planted a poison message, and one message came twice.
 */
final class RunFixture {

    static final String A = "order-a";
    static final String B = "order-b";
    static final String C = "order-c";

    final List<Invocation> history = new ArrayList<>();
    final Map<String, Order> orders = new HashMap<>();
    final Map<String, Order> shown = new HashMap<>();
    final Set<String> compensatedByHand = new HashSet<>();
    final Map<String, Stock> stock = new HashMap<>();
    final List<Map<String, Stock>> snapshots = new ArrayList<>();
    final Map<String, Reservation> reservations = new HashMap<>();
    final Map<String, Payment> payments = new HashMap<>();
    final List<Movement> ledger = new ArrayList<>();
    final List<Message> records = new ArrayList<>();
    final Set<String> committed = new HashSet<>();
    final Map<String, Summary> reportedOrders = new HashMap<>();
    final Map<String, Stock> reportedStock = new HashMap<>();
    final Map<String, Sales> reportedSales = new HashMap<>();
    final Set<String> logged = new HashSet<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();
    final List<String> parked = new ArrayList<>();
    final Map<String, Long> unsent = new HashMap<>();
    final Map<String, Long> quarantined = new HashMap<>();
    final List<Progress> listeners = new ArrayList<>();
    final List<Poison> planted = new ArrayList<>();
    final Set<String> lost = new HashSet<>();
    final List<Span> spans = new ArrayList<>();

    RunFixture() {
        requested();
        kept();
        published();
        reported();
    }

    private void requested() {
        invoke(Action.RECEIVE, "r1", "TEA", 10, Outcome.UNKNOWN);
        invoke(Action.RECEIVE, "r1", "TEA", 10, Outcome.OK);
        invoke(Action.PLACE, "ka", A, 0, Outcome.OK);
        invoke(Action.PLACE, "ka", A, 0, Outcome.OK);
        invoke(Action.PLACE, "kb", B, 0, Outcome.OK);
        invoke(Action.PLACE, "kc", C, 0, Outcome.OK);
        invoke(Action.PLACE, "refused", null, 0, Outcome.FAIL);
        invoke(Action.CANCEL, "cc", C, 0, Outcome.OK);
    }

    void invoke(Action action, String key, @Nullable String subject, long quantity, Outcome outcome) {
        history.add(new Invocation(Instant.EPOCH, Instant.EPOCH, action, key, subject, quantity, outcome, 0));
    }

    /** In a way that says nothing of what was done. */
    void answered(Action action, String key, String subject, int status) {
        history.add(new Invocation(Instant.EPOCH, Instant.EPOCH, action, key, subject, 0, Outcome.UNKNOWN, status));
    }

    private void kept() {
        order(A, "CONFIRMED", null, "20.00", 2);
        order(B, "REJECTED", "OUT_OF_STOCK", "500.00", 50);
        order(C, "CANCELLED", "CUSTOMER_REQUEST", "10.00", 1);
        stock.put("TEA", new Stock(10, 8, 0, 2));
        snapshots.add(Map.of("TEA", new Stock(10, 7, 3, 0)));
        reservations.put(A, new Reservation("COMMITTED", Map.of("TEA", 2L)));
        reservations.put(B, new Reservation("REJECTED", Map.of("TEA", 50L)));
        reservations.put(C, new Reservation("RETURNED", Map.of("TEA", 1L)));
        payments.put(A, new Payment("CAPTURED", false));
        payments.put(C, new Payment("REVERSED", false));
        moved(A, Kind.AUTHORISED, "20.00");
        moved(A, Kind.CAPTURED, "20.00");
        moved(C, Kind.AUTHORISED, "10.00");
        moved(C, Kind.CAPTURED, "10.00");
        moved(C, Kind.REFUNDED, "10.00");
    }

    void order(String id, String status, @Nullable String reason, String total, long pieces) {
        Order order = new Order(id, status, reason, true, new BigDecimal(total), "EUR", Map.of("TEA", pieces));
        orders.put(id, order);
        shown.put(id, order);
        reportedOrders.put(id, new Summary(status, reason, true, new BigDecimal(total), "EUR"));
    }

    void moved(String order, Kind kind, String amount) {
        ledger.add(new Movement(order, kind, new BigDecimal(amount), "EUR"));
    }

    private void published() {
        publish(Topics.INVENTORY_EVENTS, "TEA", "inventory.product-changed.v1", "{}");
        publish(Topics.INVENTORY_EVENTS, "TEA", "inventory.stock-received.v1", "{'quantity':10}");
        reserved(A, 2, "inventory.stock-reserved.v1", "inventory.reservation-committed.v1");
        reserved(B, 50, "inventory.stock-rejected.v1");
        reserved(
                C,
                1,
                "inventory.stock-reserved.v1",
                "inventory.reservation-committed.v1",
                "inventory.reservation-released.v1");
        ordered(A, "20.00", "", "stock-reserved", "confirmed", "settled CONFIRMED");
        ordered(B, "500.00", "OUT_OF_STOCK", "rejected", "settled REJECTED");
        ordered(
                C,
                "10.00",
                "CUSTOMER_REQUEST",
                "stock-reserved",
                "confirmed",
                "settled CONFIRMED",
                "cancelled",
                "settled CANCELLED");
        records.add(copy(records.getLast(), records.size()));
        records.add(new Message(Topics.INVENTORY_COMMANDS, 0, 0, null, "nonsense", "poison", 0, null, null));
        planted.add(new Poison(Topics.INVENTORY_COMMANDS, "poison", "inventory"));
        deadLetters.add(new DeadLetter("inventory", Topics.INVENTORY_COMMANDS, "poison", "UNREADABLE", ""));
        parked.add("inventory inventory.commands.v1 poison");
        listeners.add(new Progress("inventory", Topics.INVENTORY_COMMANDS, 0, 1, 1));
    }

    static Message copy(Message message, long offset) {
        return new Message(
                message.topic(),
                message.partition(),
                offset,
                message.id(),
                message.type(),
                message.key(),
                message.epoch(),
                message.sequence(),
                message.body());
    }

    /** As it stands on its topic, but numbered in this way. */
    static Message numbered(Message message, long epoch, long sequence) {
        return new Message(
                message.topic(),
                message.partition(),
                message.offset(),
                message.id(),
                message.type(),
                message.key(),
                epoch,
                sequence,
                message.body());
    }

    private void reserved(String order, int pieces, String... types) {
        for (String type : types) {
            publish(Topics.INVENTORY_EVENTS, order, type, "{'lines':[{'sku':'TEA','quantity':%d}]}".formatted(pieces));
        }
    }

    private void ordered(String order, String total, String reason, String... events) {
        publish(
                Topics.ORDER_EVENTS,
                order,
                "order.placed.v1",
                "{'total':{'amount':'%s','currency':'EUR'}}".formatted(total));
        for (String event : events) {
            String[] words = event.split(" ", -1);
            publish(
                    Topics.ORDER_EVENTS,
                    order,
                    "order." + words[0] + ".v1",
                    "{'reason':'%s','status':'%s'}".formatted(reason, words[words.length - 1]));
        }
    }

    /** A message that was committed, published and logged. */
    void publish(String topic, String key, String type, String body) {
        long sequence = 1
                + records.stream()
                        .filter(it -> it.topic().equals(topic) && it.key().equals(key))
                        .count();
        String id = "id-" + records.size();
        records.add(new Message(
                topic,
                0,
                records.size(),
                id,
                type,
                key,
                0,
                sequence,
                JsonMapper.shared().readTree(body.replace('\'', '"'))));
        committed.add(id);
        logged.add(id);
    }

    /** Says the same of the number again, in a later epoch. */
    void tellAgain(String topic, String key, long epoch, long sequence, String type, String body) {
        publish(topic, key, type, body);
        records.add(numbered(records.removeLast(), epoch, sequence));
    }

    /** Order-service was restored to before order A, which is compensated, and C is cancelled by it once more. */
    void restore() {
        spans.add(new Span(Instant.EPOCH, Instant.EPOCH));
        lost.add(A);
        orders.remove(A);
        shown.remove(A);
        stock.put("TEA", new Stock(10, 10, 0, 0));
        reservations.put(A, new Reservation("RETURNED", Map.of("TEA", 2L)));
        payments.put(A, new Payment("REVERSED", false));
        moved(A, Kind.REFUNDED, "20.00");
        publish(Topics.INVENTORY_EVENTS, A, "inventory.reservation-released.v1", "{'lines':[]}");
        tellAgain(Topics.ORDER_EVENTS, A, 7, 1, "order.cancelled.v1", "{'reason':'COMPENSATED'}");
        tellAgain(Topics.ORDER_EVENTS, A, 7, 2, "order.settled.v1", "{'status':'CANCELLED'}");
        tellAgain(Topics.ORDER_EVENTS, C, 7, 4, "order.settled.v1", "{'status':'CONFIRMED'}");
        tellAgain(Topics.ORDER_EVENTS, C, 7, 5, "order.cancelled.v1", "{'reason':'CUSTOMER_REQUEST'}");
        tellAgain(Topics.ORDER_EVENTS, C, 7, 6, "order.settled.v1", "{'status':'CANCELLED'}");
        reportedOrders.put(A, new Summary("CANCELLED", "COMPENSATED", true, new BigDecimal("20.00"), "EUR"));
        reportedStock.put("TEA", new Stock(10, 10, 0, 0));
        reportedSales.put("EUR", new Sales(3, 0, 1, 2, new BigDecimal("0.00")));
    }

    private void reported() {
        reportedStock.put("TEA", new Stock(10, 8, 0, 2));
        reportedSales.put("EUR", new Sales(3, 1, 1, 1, new BigDecimal("20.0000")));
    }

    Evidence evidence() {
        return new Evidence(
                new History(history),
                new Books(orders, shown, compensatedByHand, stock, snapshots, reservations, payments),
                ledger,
                new Topics(records),
                Map.of("order-service", committed),
                new Reports(reportedOrders, reportedStock, reportedSales, logged),
                new Failures(deadLetters, parked, unsent, quarantined),
                listeners,
                planted,
                new Lost(lost, spans));
    }
}
