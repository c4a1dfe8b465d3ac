package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.evidence.Reports;
import dev.waybill.checker.evidence.Reports.Summary;
import dev.waybill.checker.evidence.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reports, a fold of the topics, and the owners' tables say the same. */
public final class ReportsAgree implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Set<String> poison = evidence.planted().stream().map(Poison::key).collect(Collectors.toSet());
        Topics topics = evidence.topics().deduplicated().without(poison);
        Fold fold = new Fold(topics);
        Reports reports = evidence.reports();
        Map<String, Summary> owned = owned(evidence, fold.orders());
        return Stream.of(
                        differences("order", "topics", fold.orders(), "report", reports.orders()),
                        differences("order", "order-service", owned, "report", reports.orders()),
                        differences("stock", "topics", fold.stock(), "report", reports.stock()),
                        differences("stock", "inventory", evidence.books().stock(), "report", reports.stock()),
                        differences("sales", "topics", fold.sales(), "report", reports.sales()),
                        unlogged(topics, reports))
                .flatMap(it -> it);
    }

    /** An order that was lost is over, for whoever knows of it. */
    private static Map<String, Summary> owned(Evidence evidence, Map<String, Summary> published) {
        Map<String, Summary> owned = new HashMap<>();
        evidence.lost().orders().forEach(id -> {
            Summary order = published.get(id);
            if (order != null) {
                owned.put(id, new Summary("CANCELLED", "COMPENSATED", true, order.total(), order.currency()));
            }
        });
        evidence.books().orders().values().forEach(order -> owned.put(order.id(), summary(order)));
        return owned;
    }

    private static Summary summary(Order order) {
        return new Summary(order.status(), order.reason(), order.settled(), order.total(), order.currency());
    }

    private static <T> Stream<String> differences(
            String what, String here, Map<String, T> ours, String there, Map<String, T> theirs) {
        Set<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(ours.get(key), theirs.get(key)))
                .map(key -> "%s %s: %s says %s, %s says %s"
                        .formatted(what, key, here, ours.get(key), there, theirs.get(key)));
    }

    private static Stream<String> unlogged(Topics topics, Reports reports) {
        return topics.records().stream()
                .map(Message::id)
                .map(Objects::toString)
                .distinct()
                .filter(id -> !reports.logged().contains(id))
                .map(id -> "message " + id + " is on a topic and not in the event log");
    }
}
