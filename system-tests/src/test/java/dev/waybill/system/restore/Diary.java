package dev.waybill.system.restore;

import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.OrderDraft;
import dev.waybill.system.client.Shop;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does what users and operators do, and writes down what they were answered. */
final class Diary {

    private final Shop shop;
    private final List<Invocation> invocations = new CopyOnWriteArrayList<>();

    Diary(Shop shop) {
        this.shop = shop;
    }

    String place(OrderDraft draft) {
        Instant at = Instant.now();
        Order order = shop.place(draft);
        note(at, Action.PLACE, draft.key(), order.orderId(), 0);
        return order.orderId();
    }

    void cancel(String orderId) {
        Instant at = Instant.now();
        shop.cancel(orderId);
        note(at, Action.CANCEL, "cancel-" + orderId, orderId, 0);
    }

    void receive(String sku, int pieces) {
        Instant at = Instant.now();
        shop.receive(sku, pieces);
        note(at, Action.RECEIVE, UUID.randomUUID().toString(), sku, pieces);
    }

    private void note(Instant at, Action action, String key, String subject, long quantity) {
        invocations.add(new Invocation(at, Instant.now(), action, key, subject, quantity, Outcome.OK, 200));
    }

    History history() {
        return new History(List.copyOf(invocations));
    }

    /** The orders that were acknowledged since then. */
    List<String> placedSince(Instant moment) {
        return history().of(Action.PLACE, Outcome.OK).stream()
                .filter(it -> !it.at().isBefore(moment))
                .map(it -> String.valueOf(it.subject()))
                .toList();
    }

    /** Every order and product that stands here. */
    Set<String> subjects() {
        Set<String> subjects = new HashSet<>();
        invocations.forEach(it -> subjects.add(String.valueOf(it.subject())));
        return subjects;
    }
}
