package dev.waybill.order;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Delays each message for a time of its own and delivers some again later, so that messages about different orders, and
 * about one order on different topics, overtake each other. On one topic, what is about one order stays in order, as an
 * outbox keeps it.
 */
final class UnevenDelivery implements AutoCloseable {

    private final Consumer<ProducerRecord<String, String>> delivery;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> lastDue = new HashMap<>();
    private volatile long longestMillis;

    UnevenDelivery(Consumer<ProducerRecord<String, String>> delivery) {
        this.delivery = delivery;
    }

    /** From now on, messages wait up to so long; 0: they go at once. */
    void delayUpTo(long millis) {
        longestMillis = millis;
    }

    synchronized void send(ProducerRecord<String, String> message) {
        long longest = longestMillis;
        if (longest == 0) {
            delivery.accept(message);
            return;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String order = message.topic() + message.key();
        long due = Math.max(System.nanoTime(), lastDue.getOrDefault(order, Long.MIN_VALUE))
                + random.nextLong(TimeUnit.MILLISECONDS.toNanos(longest));
        lastDue.put(order, due);
        deliverAt(due, message);
        if (random.nextInt(4) == 0) {
            deliverAt(due + random.nextLong(TimeUnit.MILLISECONDS.toNanos(4 * longest)), message);
        }
    }

    private void deliverAt(long due, ProducerRecord<String, String> message) {
        var _ = later.schedule(() -> delivery.accept(message), due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
