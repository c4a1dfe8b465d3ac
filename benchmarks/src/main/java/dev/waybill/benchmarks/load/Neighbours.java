package dev.waybill.benchmarks.load;

import dev.waybill.benchmarks.clients.Crowd;
import dev.waybill.benchmarks.clients.SlowBodies;
import dev.waybill.benchmarks.clients.Turn;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            turn(clients, plan.warmUpSeconds());
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
            calm.add(turn(clients, plan.seconds()));
            try (Closeable _ = start.disturb(clients)) {
                disturbed.add(turn(clients, plan.seconds()));
            }
        }
        results.add(new Result(
                name,
                times(calm),
                times(disturbed),
                disturbed.stream().mapToLong(Turn::failures).sum()));
    }

    private Turn turn(ExecutorService clients, int seconds) throws InterruptedException {
        return Turn.of(clients, plan.rate(), seconds, crowd::order);
    }

    private static List<Long> times(List<Turn> turns) {
        return turns.stream().flatMap(turn -> turn.times().stream()).toList();
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
