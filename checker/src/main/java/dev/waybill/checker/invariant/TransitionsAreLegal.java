package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.evidence.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of an order are a walk that orders may take, from the placing to where the order's row stands. Who was
 * restored goes on from where it stood, in a new epoch; an order that it lost is reported as cancelled.
 */
public final class TransitionsAreLegal implements Invariant {

    private static final String SETTLED = "order.settled.v1";

    private static final String LOST = "lost";

    private static final Map<String, Set<String>> MAY_FOLLOW = Map.of(
            "",
            Set.of("order.placed.v1"),
            LOST,
            Set.of("order.cancelled.v1"),
            "order.placed.v1",
            Set.of("order.stock-reserved.v1", "order.rejected.v1", "order.cancelled.v1"),
            "order.stock-reserved.v1",
            Set.of("order.confirmed.v1", "order.rejected.v1", "order.cancelled.v1"),
            "order.confirmed.v1",
            Set.of(SETTLED, "order.cancelled.v1"),
            "order.rejected.v1",
            Set.of(SETTLED),
            "order.cancelled.v1",
            Set.of(SETTLED));

    @Override
    public Stream<String> violations(Evidence evidence) {
        Set<String> poison = evidence.planted().stream().map(Poison::key).collect(Collectors.toSet());
        Map<String, List<Message>> published =
                evidence.topics().deduplicated().without(poison).byKey(Topics.ORDER_EVENTS);
        Stream<String> silent = evidence.books().orders().keySet().stream()
                .filter(id -> !published.containsKey(id))
                .map(id -> "nothing is published about order " + id);
        Stream<String> wrong = published.entrySet().stream()
                .map(it -> wrong(
                        it.getKey(),
                        Topics.lasting(it.getValue()),
                        evidence.books().orders().get(it.getKey()),
                        evidence.lost().orders().contains(it.getKey())))
                .filter(it -> !it.isEmpty());
        return Stream.concat(silent, wrong);
    }

    private static String wrong(String id, List<Message> messages, @Nullable Order order, boolean lost) {
        String before = lost ? LOST : "";
        String status = "";
        for (Message message : messages) {
            String type = String.valueOf(message.type());
            if (!mayFollow(before, status).contains(type)) {
                return "order %s: %s after %s".formatted(id, type, before.isEmpty() ? "nothing" : before);
            }
            if (type.equals(SETTLED)) {
                if (!message.text("status").equals(status)) {
                    return "order %s settles as %s and is %s".formatted(id, message.text("status"), status);
                }
            } else {
                status = statusAfter(type);
            }
            before = type;
        }
        boolean isSo = order == null
                ? lost && status.equals("CANCELLED")
                : order.status().equals(status);
        return isSo ? "" : "order %s is published as %s, and is %s".formatted(id, status, Objects.toString(order));
    }

    /** A settled order that was confirmed can still be cancelled; any other may only settle once more. */
    private static Set<String> mayFollow(String before, String status) {
        if (!before.equals(SETTLED)) {
            return MAY_FOLLOW.getOrDefault(before, Set.of());
        }
        return status.equals("CONFIRMED") ? Set.of("order.cancelled.v1") : Set.of(SETTLED);
    }

    private static String statusAfter(String type) {
        return switch (type) {
            case "order.placed.v1" -> "PLACED";
            case "order.stock-reserved.v1" -> "STOCK_RESERVED";
            case "order.confirmed.v1" -> "CONFIRMED";
            case "order.rejected.v1" -> "REJECTED";
            default -> "CANCELLED";
        };
    }
}
