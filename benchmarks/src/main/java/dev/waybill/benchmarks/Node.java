package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Arrivals;
import dev.waybill.benchmarks.measurement.Arrivals.Moment;
import dev.waybill.benchmarks.measurement.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A running instance of a service with our messaging, which takes its orders by lines. */
record Node(Child child) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CONNECTIONS = 24;

    static Node start(Site site, boolean relaying) throws Exception {
        return new Node(site.start(
                Contender.program(
                        "node",
                        "WaybillNode",
                        Contenders.and(
                                Contenders.SPRING,
                                Map.of(
                                        "bench.relay", String.valueOf(relaying),
                                        "spring.datasource.hikari.maximum-pool-size", String.valueOf(CONNECTIONS)))),
                0));
    }

    /** Adds messages to the outbox, all at once. */
    void fill(int first, int messages) throws Exception {
        child.request("fill %d %d".formatted(first, messages));
    }

    /** Bytes of its heap that are in use after a collection. */
    long heap() throws Exception {
        return child.request("heap");
    }

    /** Several writers, each one transaction after the other; returns how many they committed. */
    long write(int first, int writers, Duration time, boolean publishing) throws Exception {
        return child.request("write %d %d %d %b".formatted(first, writers, time.toSeconds(), publishing));
    }

    /** Several writers at a rate; the file says of each message when it was due and committed. */
    void pace(int first, int writers, int rate, Duration time, Path file) throws Exception {
        child.request("pace %d %d %d %d %s".formatted(first, writers, rate, time.toSeconds(), file));
    }

    Moment await(Arrivals arrivals, long count) throws InterruptedException {
        return arrivals.await(count, child::isAlive, LIMIT);
    }

    double cpuSeconds() {
        return child.cpuSeconds();
    }

    @Override
    public void close() {
        child.close();
    }
}
