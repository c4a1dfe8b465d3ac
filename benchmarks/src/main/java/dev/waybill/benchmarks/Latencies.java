package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Measurement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long messages took, in microseconds, ascending.
 *
 * @param fromCommit from the return of the writer's commit
 * @param fromDue from the moment at which the writer should have begun, so that no stall of the writer hides
 */
@SuppressWarnings("ArrayRecordComponent")
record Latencies(long[] fromCommit, long[] fromDue) {

    /** Of messages that arrived at these moments, with a writer's file of pairs of due and committed. */
    static Latencies of(long[] arrived, Path moments) throws IOException {
        long[] fromCommit = new long[arrived.length];
        long[] fromDue = new long[arrived.length];
        LongBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(moments)).asLongBuffer();
        for (int index = 0; index < arrived.length; index++) {
            fromDue[index] = arrived[index] - numbers.get();
            fromCommit[index] = arrived[index] - numbers.get();
        }
        Arrays.sort(fromCommit);
        Arrays.sort(fromDue);
        return new Latencies(fromCommit, fromDue);
    }

    Measurement measurement(String scenario, int round) {
        return Measurement.of(scenario, round)
                .with("p50 ms", millis(fromCommit, 0.5))
                .with("p99 ms", millis(fromCommit, 0.99))
                .with("max ms", millis(fromCommit, 1))
                .with("p99 ms from due", millis(fromDue, 0.99));
    }

    private static double millis(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1000.0;
    }
}
