package dev.waybill.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.checker.evidence.Books;
import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Failures;
import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Lost;
import dev.waybill.checker.evidence.Movement;
import dev.waybill.checker.evidence.Reports;
import dev.waybill.checker.evidence.Topics;
import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.nemesis.Kind;
import dev.waybill.system.platform.Consumption.Share;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run that tried too little is not a good one. */
class MinimumCoverageTest {

    private static final Instant BEGAN = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant ENDED = BEGAN.plus(Duration.ofMinutes(10));

    private final List<Invocation> invocations = new ArrayList<>();
    private final List<Injection> injections = new ArrayList<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final List<Movement> ledger = new ArrayList<>();

    MinimumCoverageTest() {
        answered(600, Invocation.Outcome.OK);
        injections.add(injection(Duration.ofMinutes(2), 5, ""));
        for (int i = 0; i < 3; i++) {
            order("CONFIRMED", null);
            order("REJECTED", "OUT_OF_STOCK");
            order("REJECTED", "PAYMENT_DECLINED");
            order("CANCELLED", "CUSTOMER_REQUEST");
            order("CANCELLED", "PAYMENT_FAILED");
            ledger.add(new Movement("x", Movement.Kind.VOIDED, BigDecimal.ONE, "EUR"));
            ledger.add(new Movement("x", Movement.Kind.REFUNDED, BigDecimal.ONE, "EUR"));
        }
    }

    @Test
    void isContentWithARunThatTriedEnough() {
        assertThat(unmet()).isEmpty();
    }

    @Test
    void wantsRequestsOutsideOfFaults() {
        invocations.subList(0, 200).clear();

        assertThat(unmet()).singleElement().asString().contains("only 400 requests outside");
    }

    @Test
    void wantsThemAnswered() {
        answered(60, Invocation.Outcome.UNKNOWN);

        assertThat(unmet()).singleElement().asString().contains("600 of 660 requests outside of faults");
    }

    @Test
    void isContentIfOneOfThoseThatAreSentAtOnceIsAnswered() {
        for (int i = 0; i < 60; i++) {
            tried("twice-" + i, 0, Invocation.Outcome.UNKNOWN);
            tried("twice-" + i, 20, Invocation.Outcome.OK);
        }

        assertThat(unmet()).isEmpty();
    }

    @Test
    void wantsAnAnswerAtTheFirstTry() {
        for (int i = 0; i < 60; i++) {
            tried("again-" + i, 0, Invocation.Outcome.UNKNOWN);
            tried("again-" + i, 600, Invocation.Outcome.OK);
        }

        assertThat(unmet()).singleElement().asString().contains("600 of 660 requests outside of faults");
    }

    @Test
    void wantsFaultsThatHitSomethingAndHeal() {
        injections.add(injection(Duration.ofSeconds(5), 0, ""));
        injections.add(injection(Duration.ofSeconds(5), 5, "not well"));

        assertThat(unmet())
                .hasSize(2)
                .anyMatch(it -> it.contains("hit nothing"))
                .anyMatch(it -> it.contains("not well"));
    }

    @Test
    void wantsFaultsAtAll() {
        injections.clear();

        assertThat(unmet()).containsExactly("no fault at all");
    }

    @Test
    void wantsHalfOfTheTimeWithoutAFault() {
        injections.add(injection(Duration.ofMinutes(4), 5, ""));

        assertThat(unmet()).singleElement().asString().contains("under a fault for 360 s of 600 s");
    }

    @Test
    void wantsEveryCompensation() {
        orders.values().removeIf(it -> "PAYMENT_FAILED".equals(it.reason()));
        ledger.removeIf(it -> it.kind() == Movement.Kind.VOIDED);

        assertThat(unmet()).hasSize(2);
    }

    @Test
    void wantsNoServiceToSpinDuringAFault() {
        injections.add(consumed(new Share("order-service", Duration.ofSeconds(10), Duration.ofSeconds(12), 20)));

        assertThat(unmet()).singleElement().asString().contains("order-service: 1.200 cores");
    }

    @Test
    void wantsNoServiceToFloodItsLogDuringAFault() {
        injections.add(consumed(new Share("order-service", Duration.ofSeconds(30), Duration.ofSeconds(3), 1_001)));

        assertThat(unmet()).singleElement().asString().contains("order-service: 0.100 cores, 2002.0 lines a minute");
    }

    @Test
    void isContentWithServicesThatWorkAndLogALittle() {
        injections.add(consumed(new Share("order-service", Duration.ofSeconds(30), Duration.ofSeconds(20), 900)));

        assertThat(unmet()).isEmpty();
    }

    private static Injection consumed(Share share) {
        return injection(share.elapsed(), 5, "", List.of(share));
    }

    private List<String> unmet() {
        Evidence evidence = new Evidence(
                new History(invocations),
                new Books(orders, orders, Set.of(), Map.of(), List.of(), Map.of(), Map.of()),
                ledger,
                new Topics(List.of()),
                Map.of(),
                new Reports(Map.of(), Map.of(), Map.of(), Set.of()),
                new Failures(List.of(), List.of(), Map.of(), Map.of()),
                List.of(),
                List.of(),
                Lost.nothing());
        return MinimumCoverage.unmet(BEGAN, ENDED, invocations, injections, evidence);
    }

    private void answered(int times, Invocation.Outcome outcome) {
        for (int i = 0; i < times; i++) {
            invocations.add(new Invocation(
                    BEGAN, BEGAN, Invocation.Action.PLACE, "key-" + invocations.size(), null, 0, outcome, 0));
        }
    }

    private void tried(String key, long afterMillis, Invocation.Outcome outcome) {
        Instant at = BEGAN.plusMillis(afterMillis);
        invocations.add(new Invocation(at, at.plusMillis(100), Invocation.Action.PLACE, key, null, 0, outcome, 0));
    }

    private static Injection injection(Duration length, long inFlight, String problem) {
        return injection(length, inFlight, problem, List.of());
    }

    private static Injection injection(Duration length, long inFlight, String problem, List<Share> consumption) {
        Instant at = BEGAN.plusSeconds(10);
        return new Injection(
                Kind.KILL_BROKER,
                "kafka",
                at,
                at.plus(length),
                inFlight,
                1,
                Duration.ZERO,
                consumption,
                false,
                problem);
    }

    private void order(String status, @Nullable String reason) {
        String id = "order-" + orders.size();
        orders.put(id, new Order(id, status, reason, true, BigDecimal.ONE, "EUR", Map.of()));
    }
}
