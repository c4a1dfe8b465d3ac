package dev.waybill.benchmarks.contender.work;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Business transactions, of one insert each, by several writers at once. Writer {@code w} of {@code n} takes the messages
 * {@code w, w + n, …}: where {@code n} divides {@link Run#AGGREGATES}, an aggregate has one writer and so an order.
 */
public final class Writers {

    private static final String INSERT = "INSERT INTO business (aggregate, sequence, note) VALUES (?, ?, 'happened')";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Consumer<Happened> outbox;

    public Writers(JdbcClient jdbc, TransactionTemplate transactions, Consumer<Happened> outbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Each writer commits one transaction after the other; returns how many were committed in all. */
    public long asFastAsTheyCan(int first, int writers, Duration time, boolean publishing) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return together(writers, writer -> {
            int committed = 0;
            while (System.nanoTime() < end) {
                write(first + writer + committed * writers, publishing);
                committed++;
            }
            return committed;
        });
    }

    /**
     * Open loop: message {@code i} is due at its own moment, however long those before it took. The file says, for each
     * in turn, when it was due and when its commit had returned, in microseconds since 1970.
     */
    public long paced(int first, int writers, int rate, Duration time, Path file)
            throws IOException, InterruptedException {
        int messages = Math.toIntExact(rate * time.toSeconds());
        long[] due = new long[messages];
        long[] committed = new long[messages];
        long start = now() + 100_000;
        long sum = together(writers, writer -> {
            int count = 0;
            for (int index = writer; index < messages; index += writers) {
                due[index] = start + index * 1_000_000L / rate;
                awaitMoment(due[index]);
                write(first + index, true);
                committed[index] = now();
                count++;
            }
            return count;
        });
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            for (int index = 0; index < messages; index++) {
                out.writeLong(due[index]);
                out.writeLong(committed[index]);
            }
        }
        return sum;
    }

    private void write(int message, boolean publishing) {
        Happened happened = Happened.of(message);
        transactions.executeWithoutResult(_ -> {
            jdbc.sql(INSERT)
                    .param(happened.aggregate())
                    .param(happened.sequence())
                    .update();
            if (publishing) {
                outbox.accept(happened);
            }
        });
    }

    private static long together(int writers, IntUnaryOperator work) throws InterruptedException {
        List<Future<Integer>> running = new ArrayList<>();
        long sum = 0;
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                running.add(threads.submit(() -> work.applyAsInt(number)));
            }
            for (Future<Integer> one : running) {
                sum += one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return sum;
    }

    private static void awaitMoment(long micros) {
        for (long left = micros - now(); left > 0; left = micros - now()) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(left));
        }
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
