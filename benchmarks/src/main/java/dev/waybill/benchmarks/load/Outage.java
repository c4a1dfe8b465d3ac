package dev.waybill.benchmarks.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.waybill.benchmarks.clients.Pace;
import dev.waybill.benchmarks.load.Shop.State;
import dev.waybill.benchmarks.load.observation.CpuClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The broker is away: what an idle platform costs meanwhile, how long a POST then takes, and how soon after the broker's
 * return every order is settled.
 */
final class Outage {

    private static final long IDLE = SECONDS.toNanos(120);
    private static final int ORDERS = 60;
    private static final long BETWEEN_ORDERS = SECONDS.toNanos(1) / 2;
    private static final long BETWEEN_READS = SECONDS.toNanos(1) / 20;
    private static final long GIVEN_UP_AFTER = SECONDS.toNanos(120);

    private final RunningPlatform platform;
    private final Shop shop;
    private final boolean killed;
    private final List<Long> posts = new ArrayList<>();
    private final Map<String, String> idle = new LinkedHashMap<>();
    private long settledAfter;

    /**
     * On this platform.
     *
     * @param killed whether the broker is killed; it hangs otherwise
     */
    Outage(RunningPlatform platform, Shop shop, boolean killed) {
        this.platform = platform;
        this.shop = shop;
        this.killed = killed;
    }

    void run() throws IOException, InterruptedException, TimeoutException {
        awaitSettled(List.of(shop.place(0)));
        ProcessHandle broker = broker();
        ProcessHandle stopped = killed ? broker.parent().orElseThrow() : broker;
        signal("STOP", stopped);
        List<String> orders;
        try {
            if (killed) {
                broker.destroyForcibly();
            }
            watchIdle();
            orders = place();
        } finally {
            signal("CONT", stopped);
        }
        long back = System.nanoTime();
        awaitSettled(orders);
        settledAfter = System.nanoTime() - back;
    }

    private ProcessHandle broker() {
        List<Long> pids = platform.processes().getOrDefault("kafka", List.of());
        return ProcessHandle.of(pids.getFirst()).orElseThrow();
    }

    private void watchIdle() throws IOException {
        Map<String, List<Long>> processes = new LinkedHashMap<>(platform.processes());
        processes.keySet().retainAll(platform.logs().keySet());
        Map<String, Long> lines = lines();
        CpuClock clock = CpuClock.start(processes);
        park(IDLE);
        double minutes = IDLE / (double) SECONDS.toNanos(60);
        Map<String, Double> seconds = clock.elapsed();
        Map<String, Long> linesNow = lines();
        processes
                .keySet()
                .forEach(name -> idle.put(
                        name,
                        String.format(
                                Locale.ROOT,
                                "%.3f cores, %.0f log lines a minute",
                                seconds.getOrDefault(name, 0.0) / (60 * minutes),
                                (linesNow.getOrDefault(name, 0L) - lines.getOrDefault(name, 0L)) / minutes)));
    }

    private Map<String, Long> lines() throws IOException {
        Map<String, Long> lines = new LinkedHashMap<>();
        for (Map.Entry<String, Path> log : platform.logs().entrySet()) {
            try (Stream<String> all = Files.lines(log.getValue())) {
                lines.put(log.getKey(), all.count());
            }
        }
        return lines;
    }

    private List<String> place() throws IOException, InterruptedException {
        List<String> orders = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            long start = System.nanoTime();
            orders.add(shop.place(number));
            posts.add(System.nanoTime() - start);
            park(BETWEEN_ORDERS);
        }
        return orders;
    }

    private void awaitSettled(List<String> orders) throws IOException, InterruptedException, TimeoutException {
        long start = System.nanoTime();
        List<String> open = new ArrayList<>(orders);
        while (!open.isEmpty()) {
            State state = shop.read(open.getLast());
            if (state.settled()) {
                open.removeLast();
            } else if (System.nanoTime() - start > GIVEN_UP_AFTER) {
                throw new TimeoutException(open.size() + " orders have not settled within 120 s");
            } else {
                park(BETWEEN_READS);
            }
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void park(long nanos) {
        Pace.awaitMoment(System.nanoTime() + nanos);
    }

    String markdown() {
        long[] sorted = posts.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        StringBuilder table =
                new StringBuilder(String.format("| broker %s | |%n|---|---|%n", killed ? "killed" : "hung"));
        idle.forEach((name, cost) -> table.append(String.format("| %s, nothing to do | %s |%n", name, cost)));
        return table.append(String.format(
                        Locale.ROOT,
                        "| POST p50 / p95 / max | %.1f / %.1f / %.1f ms |%n| all %d settled after its return | %.1f s |%n",
                        sorted[sorted.length / 2] / 1e6,
                        sorted[sorted.length * 95 / 100] / 1e6,
                        sorted[sorted.length - 1] / 1e6,
                        ORDERS,
                        settledAfter / 1e9))
                .toString();
    }
}
