package dev.waybill.system.killpoint;

import dev.waybill.checker.evidence.Poison;
import dev.waybill.system.faultrun.FaultRun;
import dev.waybill.system.faultrun.Verdict;
import dev.waybill.system.load.Load;
import dev.waybill.system.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Halts services at each kill point in turn, under load, and has the end judged. In each round every service that still has
 * a point is armed with one; the next round begins when all are well.
 */
public final class Sweep {

    private static final Duration LONG_ENOUGH = Duration.ofHours(12);
    private static final Duration RECOVERY = Duration.ofMinutes(4);

    private final SweepOptions options;
    private final Random random;
    private final List<Kill> kills = new ArrayList<>();

    private Sweep(SweepOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
    }

    /** Runs a sweep; ends with 1 if something is wrong, or if a point was not hit as often as it should. */
    public static void main(String[] arguments) {
        System.exit(run(SweepOptions.parse(List.of(arguments))).isGood() ? 0 : 1);
    }

    /** Runs a sweep and writes its report. */
    public static SweepOutcome run(SweepOptions options) {
        return new Sweep(options).run();
    }

    private SweepOutcome run() {
        Path directory = options.directory().toAbsolutePath();
        KillPoints listed = KillPoints.listed();
        List<KillPoint> points = listed.matching(options.points());
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no kill point is called " + options.points());
        }
        Platform platform = FaultRun.platform(directory, platformOptions());
        try (FaultRun faultRun = FaultRun.begin(directory, platform);
                Load load = faultRun.load(options.seed(), LONG_ENOUGH, options.perSecond())) {
            Killer killer = new Killer(faultRun, directory, listed.commits());
            Instant began = Instant.now();
            load.start();
            rounds(faultRun, killer, new KillSchedule(points, options.repetitions(), Math.toIntExact(options.seed())));
            Instant ended = Instant.now();
            load.breakOff();
            Verdict verdict = faultRun.judge(load, planted(faultRun), RECOVERY);
            SweepOutcome outcome = new SweepOutcome(options, Duration.between(began, ended), kills, verdict);
            System.out.println(SweepReport.write(outcome, directory));
            return outcome;
        }
    }

    private List<Poison> planted(FaultRun faultRun) {
        boolean letters = kills.stream()
                .anyMatch(it -> OperatorAction.of(it.point().how()).plantsLetters());
        try {
            return letters ? List.of(new Operator(faultRun, "inventory-service").leaveOneLetter()) : List.of();
        } catch (Exception e) {
            throw new IllegalStateException("the letters that were planted cannot be put in order", e);
        }
    }

    /** Everything as in production, but for timers that would not come round, and waits that would only make it long. */
    private static List<String> platformOptions() {
        List<String> options = new ArrayList<>(List.of("--no-catalogue", "--longest-wait", "1"));
        for (String service : FaultRun.SERVICES) {
            options.addAll(List.of("--env", service + ":JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1"));
            options.addAll(List.of("--env", service + ":WAYBILL_WEB_IDEMPOTENCY_CLEAN_UP_INTERVAL=2s"));
        }
        // Asked for ten times as soon and ten times as often, an order is given up as late as it is in production.
        options.addAll(List.of("--env", "order-service:WAYBILL_ORDER_DEADLINES_REPLY=3s"));
        options.addAll(List.of("--env", "order-service:WAYBILL_ORDER_DEADLINES_ATTEMPTS=100"));
        return options;
    }

    private static Kill result(Future<Kill> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a kill failed", e);
        }
    }

    private void rounds(FaultRun faultRun, Killer killer, KillSchedule schedule) {
        int all = schedule.left();
        try (ExecutorService killers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (schedule.left() > 0) {
                List<Future<Kill>> round = new ArrayList<>();
                schedule.next().forEach((service, point) -> {
                    int passages = point.how().equals("load") ? 1 + random.nextInt(3) : 1;
                    round.add(killers.submit(() -> killer.kill(point, service, passages)));
                });
                for (Future<Kill> future : round) {
                    Kill kill = result(future);
                    kills.add(kill);
                    System.out.printf("%d/%d %s%n", kills.size(), all, kill);
                }
                faultRun.processes().awaitHealth(RECOVERY);
            }
        }
    }
}
