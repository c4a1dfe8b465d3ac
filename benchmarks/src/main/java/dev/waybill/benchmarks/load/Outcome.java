package dev.waybill.benchmarks.load;

import dev.waybill.benchmarks.load.OpenLoop.Posted;
import dev.waybill.benchmarks.load.observation.Settlements;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What became of the orders that were measured. */
final class Outcome {

    private static final double BACKLOG_SECONDS_ALLOWED = 1;

    private final Plan plan;
    private final OpenLoop loop;
    private final Settlements settlements;
    private final Map<String, Double> cpuSeconds;
    private final long[] posting;
    private final long[] settling;
    private final int confirmed;

    Outcome(Plan plan, OpenLoop loop, Settlements settlements, Map<String, Double> cpuSeconds) {
        this.plan = plan;
        this.loop = loop;
        this.settlements = settlements;
        this.cpuSeconds = cpuSeconds;
        this.posting = new long[plan.allOrders() - plan.warmUpOrders()];
        this.settling = new long[posting.length];
        this.confirmed = measure();
    }

    private int measure() {
        int sure = 0;
        for (int index = 0; index < posting.length; index++) {
            int number = plan.warmUpOrders() + index;
            Posted posted = loop.posted(number);
            Long settled = posted == null ? null : settlements.settledAt(posted.orderId());
            posting[index] = posted == null ? Long.MAX_VALUE : posted.answeredAt() - loop.scheduled(number);
            settling[index] = settled == null ? Long.MAX_VALUE : settled - loop.scheduled(number);
            sure += posted != null && settlements.isConfirmed(posted.orderId()) ? 1 : 0;
        }
        return sure;
    }

    /** Whether the platform kept up: every order was accepted, confirmed and settled, the last ones as fast as the rest. */
    boolean isSustained() {
        return loop.failures().isEmpty()
                && confirmed == posting.length
                && unsettled() == 0
                && backlogSeconds() <= BACKLOG_SECONDS_ALLOWED;
    }

    private long unsettled() {
        return Arrays.stream(settling).filter(nanos -> nanos == Long.MAX_VALUE).count();
    }

    /** For how long orders would have to stay away until all are settled that were due when the last one was sent. */
    private double backlogSeconds() {
        long end = loop.scheduled(plan.allOrders());
        long open = 0;
        for (int index = 0; index < settling.length; index++) {
            long age = end - loop.scheduled(plan.warmUpOrders() + index);
            open += settling[index] > age ? 1 : 0;
        }
        return (double) open / plan.rate();
    }

    String markdown() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("orders a second, for how long", plan.rate() + "/s, " + plan.seconds() + " s");
        rows.put("sustained", isSustained() ? "yes" : "**no**");
        rows.put("backlog at the end", "%.2f s".formatted(backlogSeconds()));
        rows.put("POST p50 / p99 / max", percentiles(posting));
        rows.put("POST → settled p50 / p99 / max", percentiles(settling));
        rows.put("accepted, confirmed, never settled", "%d, %d, %d".formatted(accepted(), confirmed, unsettled()));
        rows.put("failures", text(loop.failures()));
        rows.put("failures during %d s of warm-up".formatted(plan.warmUpSeconds()), text(loop.warmUpFailures()));
        rows.put("the load itself was late by at most", millis(loop.latestNanos()));
        rows.put("CPU, of %d processors".formatted(Runtime.getRuntime().availableProcessors()), cpu(total()));
        cpuSeconds.forEach((name, seconds) -> rows.put("CPU of " + name, cpu(seconds)));
        return rows.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |")
                .collect(Collectors.joining("\n", "| | |\n|---|---|\n", "\n"));
    }

    private long accepted() {
        return Arrays.stream(posting).filter(nanos -> nanos < Long.MAX_VALUE).count();
    }

    private double total() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static String text(Map<String, Integer> failures) {
        return failures.isEmpty()
                ? "none"
                : failures.entrySet().stream()
                        .map(failure -> failure.getValue() + " × " + failure.getKey())
                        .collect(Collectors.joining("; "));
    }

    private String cpu(double seconds) {
        return "%.1f s, %.2f ms per order".formatted(seconds, 1_000 * seconds / posting.length);
    }

    private static String percentiles(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return millis(at(0.5, sorted)) + " / " + millis(at(0.99, sorted)) + " / " + millis(at(1, sorted));
    }

    private static long at(double share, long[] sorted) {
        return sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    private static String millis(long nanos) {
        return nanos == Long.MAX_VALUE
                ? "never"
                : String.format(Locale.ROOT, "%,d ms", TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
