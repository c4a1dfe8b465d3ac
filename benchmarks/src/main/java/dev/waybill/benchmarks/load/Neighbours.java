package dev.waybill.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a few bad clients cost the others: the time of a POST at a gentle rate, alone and beside idle sockets, beside bodies
 * that come byte by byte, and beside a customer who orders products that do not exist. Calm and disturbed turns alternate, so
 * that a machine whose speed changes is no disturbance.
 */
final class Neighbours {

    private static final int TURNS = 3;
    private static final int IDLE_SOCKETS = 200;
    private static final int SLOW_BODIES = 64;
    private static final int UNKNOWN_PRODUCTS_A_SECOND = 100;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Plan plan;
    private final Crowd crowd;
    private final List<Result> results = new ArrayList<>();

    Neighbours(Plan plan, Crowd crowd) {
        this.plan = plan;
        this.crowd = crowd;
    }

    private record Result(String disturbance, List<Long> calm, List<Long> disturbed, long refused) {}

    /** Begins a disturbance, which goes on until it is closed. */
    @FunctionalInterface
    private interface Start {

        Closeable disturb(ExecutorService clients) throws IOException;
    }

    void run() throws IOException, InterruptedException {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            new Turn(clients, plan.warmUpSeconds()).run();
            measure(IDLE_SOCKETS + " idle sockets", clients, _ -> crowd.idleSockets(IDLE_SOCKETS));
            measure(
                    SLOW_BODIES + " bodies that come byte by byte",
                    clients,
                    executor -> new SlowBodies(crowd, SLOW_BODIES, executor));
            measure(
                    UNKNOWN_PRODUCTS_A_SECOND + " orders a second for unknown products, of one customer",
                    clients,
                    this::unknownProducts);
        }
    }

    private void measure(String name, ExecutorService clients, Start start) throws IOException, InterruptedException {
        List<Turn> calm = new ArrayList<>();
        List<Turn> disturbed = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            calm.add(new Turn(clients, plan.seconds()).run());
            try (Closeable _ = start.disturb(clients)) {
                disturbed.add(new Turn(clients, plan.seconds()).run());
            }
        }
        results.add(new Result(
                name,
                times(calm),
                times(disturbed),
                disturbed.stream().mapToLong(turn -> turn.failures.size()).sum()));
    }

    private static List<Long> times(List<Turn> turns) {
        return turns.stream().flatMap(turn -> turn.times.stream()).toList();
    }

    private Closeable unknownProducts(ExecutorService executor) {
        Thread pace = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                var _ = executor.submit(crowd::orderUnknownProduct);
                LockSupport.parkNanos(SECOND / UNKNOWN_PRODUCTS_A_SECOND);
            }
        });
        return pace::interrupt;
    }

    /** Orders at the plan's rate for a while, by many customers. */
    private final class Turn {

        private final ExecutorService clients;
        private final int seconds;
        private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

        Turn(ExecutorService clients, int seconds) {
            this.clients = clients;
            this.seconds = seconds;
        }

        Turn run() throws InterruptedException {
            long start = System.nanoTime();
            int count = plan.rate() * seconds;
            for (int number = 0; number < count; number++) {
                long due = start + number * SECOND / plan.rate();
                Pace.awaitMoment(due);
                int of = number;
                var _ = clients.submit(() -> order(of, due));
            }
            while (times.size() + failures.size() < count) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return this;
        }

        private void order(int number, long due) {
            try {
                Wire.Answer answer = crowd.order(number);
                if (answer.location() == null) {
                    failures.add("status " + answer.status());
                } else {
                    times.add(System.nanoTime() - due);
                }
            } catch (IOException e) {
                failures.add(e.toString());
            }
        }
    }

    String markdown() {
        StringBuilder table = new StringBuilder("""
                | beside | POST p50 / p99 alone | POST p50 / p99 beside it | p99, ratio | refused or failed |
                |---|---:|---:|---:|---:|
                """);
        for (Result result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f / %.1f ms | %.1f / %.1f ms | %.2f | %d |%n",
                    result.disturbance,
                    millis(0.5, result.calm),
                    millis(0.99, result.calm),
                    millis(0.5, result.disturbed),
                    millis(0.99, result.disturbed),
                    millis(0.99, result.disturbed) / millis(0.99, result.calm),
                    result.refused));
        }
        return table.toString();
    }

    private static double millis(double share, List<Long> nanos) {
        return Overload.at(share, nanos.stream().mapToLong(Long::longValue)) / 1e6;
    }
}
