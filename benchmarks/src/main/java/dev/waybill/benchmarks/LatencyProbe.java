package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Arrivals;
import dev.waybill.benchmarks.measurement.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A consumer that notes when each message of a phase arrives. */
final class LatencyProbe implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final KafkaConsumer<String, String> consumer;
    private final int first;
    private final long[] arrived;
    private final CompletableFuture<long[]> all = new CompletableFuture<>();
    private volatile boolean closed;

    /** Listens from now on for so many messages. */
    LatencyProbe(Site site, int first, int messages) {
        this.first = first;
        this.arrived = new long[messages];
        var partitions = Arrivals.partitions(site.topic());
        consumer = Arrivals.consumer(site.machine());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread.ofPlatform().daemon().name("latency-probe").start(this::listen);
    }

    Latencies latencies(Path moments) throws Exception {
        return Latencies.of(all.get(PATIENCE_SECONDS, TimeUnit.SECONDS), moments);
    }

    private void listen() {
        int left = arrived.length;
        try {
            while (!closed) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                for (ConsumerRecord<String, String> record : records) {
                    int index = Identity.of(record.value()).message() - first;
                    if (index >= 0 && index < arrived.length && arrived[index] == 0) {
                        arrived[index] = now;
                        left--;
                    }
                }
                if (left == 0) {
                    all.complete(arrived);
                }
            }
        } catch (RuntimeException e) {
            all.completeExceptionally(e);
        } finally {
            consumer.close();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
