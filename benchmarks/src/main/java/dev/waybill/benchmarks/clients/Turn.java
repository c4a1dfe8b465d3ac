package dev.waybill.benchmarks.clients;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Orders at one rate for a while, each due at its own moment: how long each accepted one took, and how many were not. Those of
 * a lead-in are placed and not counted.
 */
public final class Turn {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Placing placing;

    private Turn(Placing placing) {
        this.placing = placing;
    }

    /** Places the order of a number. */
    @FunctionalInterface
    public interface Placing {

        Wire.Answer place(int number) throws IOException;
    }

    public static Turn of(ExecutorService clients, int rate, int seconds, Placing placing) throws InterruptedException {
        return afterLeadIn(clients, rate, 0, seconds, placing);
    }

    public static Turn afterLeadIn(ExecutorService clients, int rate, int leadInSeconds, int seconds, Placing placing)
            throws InterruptedException {
        Turn leadIn = new Turn(placing);
        Turn turn = new Turn(placing);
        long start = System.nanoTime();
        int first = rate * leadInSeconds;
        int count = rate * seconds;
        for (int number = 0; number < first + count; number++) {
            long due = start + number * SECOND / rate;
            Pace.awaitMoment(due);
            int of = number;
            Turn its = number < first ? leadIn : turn;
            var _ = clients.submit(() -> its.order(of, due));
        }
        leadIn.awaitAnswers(first);
        turn.awaitAnswers(count);
        return turn;
    }

    private void awaitAnswers(int count) throws InterruptedException {
        while (times.size() + failures.size() < count) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void order(int number, long due) {
        try {
            Wire.Answer answer = placing.place(number);
            if (answer.location() == null) {
                failures.add("status " + answer.status());
            } else {
                times.add(System.nanoTime() - due);
            }
        } catch (IOException e) {
            failures.add(e.toString());
        }
    }

    /** Nanoseconds from when each was due to its answer. */
    public List<Long> times() {
        return List.copyOf(times);
    }

    public long failures() {
        return failures.size();
    }
}
