package dev.waybill.benchmarks.load;

import dev.waybill.benchmarks.clients.Crowd;
import dev.waybill.benchmarks.clients.Pace;
import dev.waybill.benchmarks.clients.Wire;
import dev.waybill.benchmarks.load.observation.Settlements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * More orders than the platform can settle: twice and five times the sustained rate, and 1,500 a second, each followed by half
 * the sustained rate. Requests leave at their times whatever the answers do, and every latency counts from these times.
 */
final class Overload {

    private static final int EXTREME = 1_500;
    private static final int BASELINE_SECONDS = 15;
    private static final int RECOVERY_SECONDS = 20;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LAST_SETTLED_WITHIN = 60 * SECOND;

    private final Plan plan;
    private final Crowd crowd;
    private final Settlements settlements;
    private final List<Phase> phases = new ArrayList<>();

    Overload(Plan plan, Crowd crowd, Settlements settlements) {
        this.plan = plan;
        this.crowd = crowd;
        this.settlements = settlements;
    }

    /** One request: when it was due, when its answer was there, and what that was; status 0 if there was none. */
    record Request(
            long due, long answered, int status, @Nullable UUID order) {

        boolean accepted() {
            return order != null;
        }

        boolean refused() {
            return status == 429 || status == 503;
        }
    }

    /** So many requests a second for so long. */
    record Phase(int rate, int seconds, long start, AtomicReferenceArray<@Nullable Request> requests) {

        Stream<Request> all() {
            return IntStream.range(0, requests.length()).mapToObj(requests::get).flatMap(Stream::ofNullable);
        }

        long end() {
            return start + seconds * SECOND;
        }
    }

    void run() throws InterruptedException {
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int step = 1; step <= plan.warmUpSeconds() / 5; step++) {
                run(customers, Math.max(1, plan.rate() * step * 5 / plan.warmUpSeconds()), 5);
            }
            phases.clear();
            phases.add(run(customers, plan.rate() / 2, BASELINE_SECONDS));
            for (int rate : List.of(2 * plan.rate(), 5 * plan.rate(), EXTREME)) {
                phases.add(run(customers, rate, plan.seconds()));
                phases.add(run(customers, plan.rate() / 2, RECOVERY_SECONDS));
            }
        }
        awaitSettlements();
    }

    private Phase run(ExecutorService customers, int rate, int seconds) {
        Phase phase = new Phase(rate, seconds, System.nanoTime(), new AtomicReferenceArray<>(rate * seconds));
        for (int number = 0; number < rate * seconds; number++) {
            long due = phase.start + number * SECOND / rate;
            Pace.awaitMoment(due);
            int of = number;
            var _ = customers.submit(() -> phase.requests.set(of, order(of, due)));
        }
        return phase;
    }

    private Request order(int number, long due) {
        try {
            Wire.Answer answer = crowd.order(number);
            String location = answer.location();
            UUID order = location == null ? null : UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
            return new Request(due, System.nanoTime(), answer.status(), order);
        } catch (IOException e) {
            return new Request(due, System.nanoTime(), 0, null);
        }
    }

    private void awaitSettlements() throws InterruptedException {
        long deadline = System.nanoTime() + LAST_SETTLED_WITHIN;
        for (UUID order : accepted().toList()) {
            while (settlements.settledAt(order) == null && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private Stream<UUID> accepted() {
        return phases.stream().flatMap(Phase::all).map(Request::order).flatMap(Stream::ofNullable);
    }

    List<Phase> phases() {
        return phases;
    }

    /** How long the order took from when it was due; {@code Long.MAX_VALUE} if it has not settled. */
    long settling(Request request) {
        Long at = request.order == null ? null : settlements.settledAt(request.order);
        return at == null ? Long.MAX_VALUE : at - request.due;
    }

    /** How many orders settled in each second from the first phase on. */
    long[] settledBySecond() {
        long start = phases.getFirst().start;
        long[] settled = new long[(int) ((phases.getLast().end() - start) / SECOND) + 1];
        accepted().map(settlements::settledAt).flatMap(Stream::ofNullable).forEach(at -> {
            int second = (int) ((at - start) / SECOND);
            if (second < settled.length) {
                settled[second]++;
            }
        });
        return settled;
    }

    String markdown() {
        StringBuilder table = new StringBuilder("""
                | offered | goodput | accepted | refused (429, 503) | no answer | refusals p50 / p99 | POST p50 / p99 | \
                last settled after the end | normal after |
                |---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (int index = 1; index < phases.size(); index += 2) {
            table.append(row(phases.get(index), phases.get(index + 1)));
        }
        long lost =
                accepted().filter(order -> settlements.settledAt(order) == null).count();
        return table + "\nAt half the sustained rate before: POST → settled p50 / p99 "
                + percentiles(phases.getFirst().all().filter(Request::accepted).mapToLong(this::settling))
                + ". Accepted and never settled: "
                + lost + ".\n";
    }

    private String row(Phase overload, Phase recovery) {
        long settled = accepted()
                .map(settlements::settledAt)
                .flatMap(Stream::ofNullable)
                .filter(at -> at >= overload.start && at < overload.end())
                .count();
        long last = overload.all()
                .filter(Request::accepted)
                .mapToLong(request -> Math.max(0, request.due + settling(request) - overload.end()))
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "| %,d/s | %.0f/s | %,d | %,d, %,d | %,d | %s | %s | %.1f s | %s |%n",
                overload.rate,
                settled / (double) overload.seconds,
                overload.all().filter(Request::accepted).count(),
                count(overload, 429),
                count(overload, 503),
                overload.requests.length()
                        - overload.all()
                                .filter(it -> it.accepted() || it.refused())
                                .count(),
                percentiles(overload.all().filter(Request::refused).mapToLong(it -> it.answered - it.due)),
                percentiles(overload.all().filter(Request::accepted).mapToLong(it -> it.answered - it.due)),
                last / 1e9,
                normalAfter(recovery));
    }

    private static long count(Phase phase, int status) {
        return phase.all().filter(request -> request.status == status).count();
    }

    /** From which second on nothing is refused, and half of the orders settle within twice the time that they took before. */
    private String normalAfter(Phase recovery) {
        long usual =
                2 * at(0.5, phases.getFirst().all().filter(Request::accepted).mapToLong(this::settling));
        int normal = 0;
        for (int second = 0; second < recovery.seconds; second++) {
            long from = recovery.start + second * SECOND;
            List<Request> due = recovery.all()
                    .filter(it -> it.due >= from && it.due < from + SECOND)
                    .toList();
            boolean isNormal = due.stream().allMatch(Request::accepted)
                    && at(0.5, due.stream().mapToLong(this::settling)) <= usual;
            normal = isNormal ? normal : second + 1;
        }
        return normal == recovery.seconds ? "more than " + normal + " s" : normal + " s";
    }

    private static String percentiles(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        return sorted.length == 0
                ? "–"
                : String.format(Locale.ROOT, "%,.0f / %,.0f ms", at(0.5, sorted) / 1e6, at(0.99, sorted) / 1e6);
    }

    static long at(double share, LongStream nanos) {
        return at(share, nanos.sorted().toArray());
    }

    private static long at(double share, long[] sorted) {
        return sorted.length == 0
                ? 0
                : sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
