package dev.waybill.benchmarks.load;

import dev.waybill.benchmarks.clients.Crowd;
import dev.waybill.benchmarks.clients.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * What it costs that clients wait for the outcome: the orders that are accepted at a rate above the sustained one, when each
 * client waits and when none does, in turns. Under overload an order takes seconds, so that hundreds wait at once. A turn whose
 * clients wait ends when their orders are decided, so that the next one finds no backlog: each has a lead-in, in which the
 * backlog grows to its limit.
 */
final class WaitingClients {

    private static final int TURNS = 3;
    private static final int WAIT_SECONDS = 20;
    private static final int LEAD_IN_SECONDS = 8;

    private final Plan plan;
    private final Crowd crowd;
    private final List<Turn> plain = new ArrayList<>();
    private final List<Turn> waiting = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private long mostWaiting;

    WaitingClients(Plan plan, Crowd crowd) {
        this.plan = plan;
        this.crowd = crowd;
    }

    void run() throws InterruptedException {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Turn.of(clients, plan.rate(), plan.warmUpSeconds(), crowd::order);
            for (int turn = 0; turn < TURNS; turn++) {
                plain.add(turn(clients, crowd::order));
                waiting.add(turn(clients, number -> crowd.orderAndWait(number, WAIT_SECONDS)));
                ratios.add((double) waiting.getLast().times().size()
                        / plain.getLast().times().size());
                mostWaiting = Math.max(mostWaiting, crowd.mostWaiting());
            }
        }
    }

    private Turn turn(ExecutorService clients, Turn.Placing placing) throws InterruptedException {
        return Turn.afterLeadIn(clients, plan.rate(), LEAD_IN_SECONDS, plan.seconds(), placing);
    }

    String markdown() {
        return String.format(
                Locale.ROOT,
                """
                | %d orders a second, turns of %d s | accepted a second | answered p50 / p99 |
                |---|---:|---:|
                | nobody waits | %.1f | %s |
                | each client waits for the outcome, up to %d at once | %.1f | %s |

                accepted, ratio: %.3f (%.3f to %.3f)
                """,
                plan.rate(),
                plan.seconds(),
                rate(plain),
                times(plain),
                mostWaiting,
                rate(waiting),
                times(waiting),
                rate(waiting) / rate(plain),
                ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private double rate(List<Turn> turns) {
        ToLongFunction<Turn> accepted = turn -> turn.times().size();
        return (double) turns.stream().mapToLong(accepted).sum() / (TURNS * plan.seconds());
    }

    private static String times(List<Turn> turns) {
        return String.format(Locale.ROOT, "%d / %d ms", millis(0.5, turns), millis(0.99, turns));
    }

    private static long millis(double share, List<Turn> turns) {
        return TimeUnit.NANOSECONDS.toMillis(Overload.at(
                share, turns.stream().flatMap(turn -> turn.times().stream()).mapToLong(Long::longValue)));
    }
}
