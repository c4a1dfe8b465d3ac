package dev.waybill.benchmarks.load;

import dev.waybill.benchmarks.clients.Crowd;
import dev.waybill.benchmarks.load.OpenLoop.Posted;
import dev.waybill.benchmarks.load.observation.CpuClock;
import dev.waybill.benchmarks.load.observation.Hops;
import dev.waybill.benchmarks.load.observation.Settlements;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Orders on a platform that runs, at a rate that does not depend on its answers, from POST until each order is settled.
 * Ends with 1 if the platform did not keep up.
 */
public final class PlatformLoad {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    private PlatformLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        Plan plan = Plan.of(arguments);
        switch (plan.scenario()) {
            case AT_REST -> report(plan, measureAtRest(plan));
            case WAITING -> report(plan, measureWaiting(plan));
            case OUTAGE_HUNG, OUTAGE_KILLED -> report(plan, measureOutage(plan));
            case OVERLOAD -> measureOverload(plan);
            case WAITING_CLIENTS -> report(plan, measureWaitingClients(plan));
            case NEIGHBOURS -> report(plan, measureNeighbours(plan));
            case GENTLE, SUSTAINED -> measureLoad(plan);
        }
    }

    private static void measureLoad(Plan plan) throws IOException, InterruptedException, TimeoutException {
        Outcome outcome = run(plan);
        report(plan, outcome.markdown());
        System.exit(outcome.isSustained() ? 0 : 1);
    }

    private static void report(Plan plan, String markdown) throws IOException {
        out().println(markdown);
        if (plan.out() != null) {
            Files.writeString(plan.out(), markdown);
        }
    }

    private static String measureAtRest(Plan plan) throws IOException, InterruptedException, TimeoutException {
        RunningPlatform platform = RunningPlatform.of(plan);
        try (Shop shop = new Shop(platform);
                Hops hops = new Hops(platform.kafka())) {
            shop.stock(plan.products());
            AtRest atRest = new AtRest(shop);
            atRest.run();
            return atRest.markdown() + "\n" + hops.markdown(AtRest.COUNTED);
        }
    }

    private static String measureWaiting(Plan plan) throws IOException, InterruptedException {
        try (Shop shop = new Shop(RunningPlatform.of(plan))) {
            shop.stock(plan.products());
            AtRestWaiting waiting = new AtRestWaiting(shop);
            waiting.run();
            return waiting.markdown();
        }
    }

    private static String measureOutage(Plan plan) throws IOException, InterruptedException, TimeoutException {
        RunningPlatform platform = RunningPlatform.of(plan);
        try (Shop shop = new Shop(platform)) {
            shop.stock(plan.products());
            Outage outage = new Outage(platform, shop, plan.scenario() == Plan.Scenario.OUTAGE_KILLED);
            outage.run();
            return outage.markdown();
        }
    }

    private static void measureOverload(Plan plan) throws IOException, InterruptedException {
        RunningPlatform platform = RunningPlatform.of(plan);
        try (Shop shop = new Shop(platform);
                Settlements settlements = new Settlements(platform.kafka())) {
            shop.stock(plan.products());
            try (Crowd crowd = new Crowd(platform.orderService(), platform.keys(), shop.skus())) {
                Overload overload = new Overload(plan, crowd, settlements);
                overload.run();
                report(plan, overload.markdown());
                if (plan.out() != null) {
                    Files.writeString(plan.out().resolveSibling("overload.svg"), new Picture(overload).svg());
                }
            }
        }
    }

    private static String measureNeighbours(Plan plan) throws IOException, InterruptedException {
        RunningPlatform platform = RunningPlatform.of(plan);
        try (Shop shop = new Shop(platform)) {
            shop.stock(plan.products());
            try (Crowd crowd = new Crowd(platform.orderService(), platform.keys(), shop.skus())) {
                Neighbours neighbours = new Neighbours(plan, crowd);
                neighbours.run();
                return neighbours.markdown();
            }
        }
    }

    private static String measureWaitingClients(Plan plan) throws IOException, InterruptedException {
        RunningPlatform platform = RunningPlatform.of(plan);
        try (Shop shop = new Shop(platform)) {
            shop.stock(plan.products());
            try (Crowd crowd = new Crowd(platform.orderService(), platform.keys(), shop.skus())) {
                WaitingClients waiting = new WaitingClients(plan, crowd);
                waiting.run();
                return waiting.markdown();
            }
        }
    }

    private static Outcome run(Plan plan) throws IOException, InterruptedException, TimeoutException {
        RunningPlatform platform = RunningPlatform.of(plan);
        Map<String, Double> cpuSeconds;
        try (Shop shop = new Shop(platform);
                Settlements settlements = new Settlements(platform.kafka())) {
            shop.stock(plan.products());
            out().printf("%d orders a second; %d s warm-up%n", plan.rate(), plan.warmUpSeconds());
            OpenLoop loop = new OpenLoop(shop, plan);
            AtomicReference<CpuClock> clock = new AtomicReference<>();
            loop.run(number -> {
                if (number == plan.warmUpOrders()) {
                    out().printf("%d s measured%n", plan.seconds());
                    clock.set(clockOf(platform));
                }
            });
            cpuSeconds = clock.get().elapsed();
            loop.awaitAnswers();
            awaitSettlements(plan, loop, settlements);
            return new Outcome(plan, loop, settlements, cpuSeconds);
        }
    }

    private static CpuClock clockOf(RunningPlatform platform) {
        try {
            return CpuClock.start(platform.processes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitSettlements(Plan plan, OpenLoop loop, Settlements settlements)
            throws InterruptedException {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        for (int number = 0; number < plan.allOrders(); number++) {
            Posted posted = loop.posted(number);
            while (posted != null && settlements.settledAt(posted.orderId()) == null && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        }
    }

    private static PrintStream out() {
        return System.out;
    }
}
