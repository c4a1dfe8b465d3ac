package dev.waybill.system.restore;

import dev.waybill.checker.evidence.Books;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Failures;
import dev.waybill.checker.evidence.Lost;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Reports;
import dev.waybill.checker.evidence.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one test has done on a platform that it shares with others: its orders and products, and all sales in a currency that
 * is its own. What is sent, put aside and heard is everybody's.
 */
record Excerpt(Set<String> keys, String currency) {

    Evidence of(Evidence all) {
        Topics topics = new Topics(only(all.topics().records(), Message::key));
        Set<String> ids =
                topics.records().stream().map(Message::id).map(String::valueOf).collect(Collectors.toSet());
        return new Evidence(
                all.history(),
                books(all.books()),
                only(all.ledger(), it -> it.orderId()),
                topics,
                Map.of("topics", ids),
                reports(all.reports()),
                failures(all.failures()),
                all.listeners(),
                all.planted(),
                new Lost(only(all.lost().orders()), all.lost().spans()));
    }

    private Books books(Books all) {
        return new Books(
                only(all.orders()),
                only(all.shown()),
                only(all.compensatedByHand()),
                only(all.stock()),
                all.snapshots(),
                only(all.reservations()),
                only(all.payments()));
    }

    private Reports reports(Reports all) {
        return new Reports(
                only(all.orders()), only(all.stock()), filtered(all.sales(), currency::equals), all.logged());
    }

    private Failures failures(Failures all) {
        return new Failures(
                only(all.deadLetters(), it -> it.key()),
                only(all.parkedKeys(), it -> it.substring(it.lastIndexOf(' ') + 1)),
                all.unsent(),
                all.quarantined());
    }

    private <T> Map<String, T> only(Map<String, T> all) {
        return filtered(all, keys::contains);
    }

    private static <T> Map<String, T> filtered(Map<String, T> all, Predicate<String> key) {
        return all.entrySet().stream()
                .filter(it -> key.test(it.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<String> only(Set<String> all) {
        return all.stream().filter(keys::contains).collect(Collectors.toSet());
    }

    private <T> List<T> only(List<T> all, Function<T, String> key) {
        return all.stream().filter(it -> keys.contains(key.apply(it))).toList();
    }
}
