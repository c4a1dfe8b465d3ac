package dev.waybill.system.campaign;

import dev.waybill.checker.evidence.Books.Order;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Outcome;
import dev.waybill.checker.evidence.Movement.Kind;
import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.platform.Consumption.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Against empty success: what a run must have tried, so that finding nothing wrong says something. */
final class MinimumCoverage {

    private static final double SUCCEED = 0.95;
    private static final long COMPENSATIONS = 3;
    private static final long REQUESTS_OUTSIDE = 500;

    /** Far above what the load needs: a bound on loops without a pause, which a busy machine does not reach. */
    private static final double CORES_AT_MOST = 1;

    private static final Duration CORES_COUNT_FROM = Duration.ofSeconds(5);
    private static final long LINES_A_MINUTE = 1_000;

    /** What a start writes, and a failure with its causes. */
    private static final long LINES_ONCE = 500;

    private final List<String> complaints = new ArrayList<>();
    private final List<Injection> injections;

    private MinimumCoverage(List<Injection> injections) {
        this.injections = injections;
    }

    static List<String> unmet(
            Instant began, Instant ended, List<Invocation> invocations, List<Injection> injections, Evidence evidence) {
        MinimumCoverage coverage = new MinimumCoverage(injections);
        coverage.calm(began, ended);
        coverage.service(invocations, ended);
        coverage.faults();
        coverage.modesty();
        coverage.compensations(evidence);
        return List.copyOf(coverage.complaints);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void demand(boolean met, String otherwise, Object... values) {
        if (!met) {
            complaints.add(otherwise.formatted(values));
        }
    }

    private void calm(Instant began, Instant ended) {
        Duration faulty = injections.stream()
                .filter(it -> !it.skipped())
                .map(Injection::length)
                .reduce(Duration.ZERO, Duration::plus);
        Duration all = Duration.between(began, ended);
        demand(
                faulty.multipliedBy(2).compareTo(all.plusSeconds(30)) <= 0,
                "under a fault for %d s of %d s",
                faulty.toSeconds(),
                all.toSeconds());
    }

    private void service(List<Invocation> invocations, Instant ended) {
        List<Request> outside = requests(invocations)
                .filter(it -> it.first().at().isBefore(ended) && isOutside(it.first()))
                .toList();
        long answered = outside.stream().filter(Request::wasAnswered).count();
        demand(outside.size() >= REQUESTS_OUTSIDE, "only %d requests outside of faults", outside.size());
        demand(
                answered >= SUCCEED * outside.size(),
                "only %d of %d requests outside of faults were answered",
                answered,
                outside.size());
    }

    /** What was requested with one key; a repeat of a request that began under a fault belongs to that fault. */
    private static Stream<Request> requests(List<Invocation> invocations) {
        return invocations.stream()
                .sorted(Comparator.comparing(Invocation::at))
                .collect(Collectors.groupingBy(it -> it.action() + it.key()))
                .values()
                .stream()
                .map(Request::new);
    }

    /** Tries in the order in which they began. */
    private record Request(List<Invocation> tries) {

        Invocation first() {
            return tries.getFirst();
        }

        /** Of those that are sent at once one gets the answer, the others are answered that it is in progress. */
        boolean wasAnswered() {
            return tries.stream()
                    .takeWhile(it -> !it.at().isAfter(first().until()))
                    .anyMatch(it -> it.outcome() != Outcome.UNKNOWN);
        }
    }

    private boolean isOutside(Invocation invocation) {
        return injections.stream()
                .noneMatch(it -> !it.skipped()
                        && invocation.until().isAfter(it.at())
                        && invocation.at().isBefore(it.until()));
    }

    private void faults() {
        demand(!injections.stream().allMatch(Injection::skipped), "no fault at all");
        for (Injection injection : injections) {
            if (!injection.skipped()) {
                demand(
                        injection.problem().isEmpty(),
                        "%s %s: %s",
                        injection.kind(),
                        injection.what(),
                        injection.problem());
                demand(injection.inFlight() > 0, "%s %s hit nothing", injection.kind(), injection.what());
            }
        }
    }

    /** A fault makes no service spin or flood its log. */
    private void modesty() {
        for (Injection injection : injections) {
            for (Share share : injection.consumption()) {
                demand(
                        share.cores() <= CORES_AT_MOST || share.elapsed().compareTo(CORES_COUNT_FROM) < 0,
                        "%s %s: %s",
                        injection.kind(),
                        injection.what(),
                        share);
                demand(
                        share.lines()
                                <= LINES_ONCE + LINES_A_MINUTE * share.elapsed().toSeconds() / 60,
                        "%s %s: %s",
                        injection.kind(),
                        injection.what(),
                        share);
            }
        }
    }

    private void compensations(Evidence evidence) {
        Map<String, Long> ends = evidence.books().orders().values().stream()
                .collect(Collectors.groupingBy(MinimumCoverage::end, Collectors.counting()));
        for (String end : List.of(
                "CONFIRMED",
                "REJECTED OUT_OF_STOCK",
                "REJECTED PAYMENT_DECLINED",
                "CANCELLED CUSTOMER_REQUEST",
                "CANCELLED PAYMENT_FAILED")) {
            long times = ends.getOrDefault(end, 0L);
            demand(times >= COMPENSATIONS, "only %d orders end %s", times, end);
        }
        for (Kind kind : List.of(Kind.VOIDED, Kind.REFUNDED)) {
            long times =
                    evidence.ledger().stream().filter(it -> it.kind() == kind).count();
            demand(times >= COMPENSATIONS, "only %d payments were %s", times, kind);
        }
    }

    private static String end(Order order) {
        return order.reason() == null ? order.status() : order.status() + " " + order.reason();
    }
}
