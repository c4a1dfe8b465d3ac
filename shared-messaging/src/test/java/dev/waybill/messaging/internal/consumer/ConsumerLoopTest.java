package dev.waybill.messaging.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.inbox.Isolation;
import dev.waybill.messaging.internal.inbox.MassFailure;
import dev.waybill.messaging.internal.losses.Continuity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The loop around the client, whatever the client does. */
class ConsumerLoopTest {

    private static final int POLLS = 20;

    @Test
    void costsNothingWhileEveryPollReturnsAtOnce() {
        ImpatientConsumer consumer = new ImpatientConsumer();
        ConsumerLoop loop = new ConsumerLoop(
                "impatient",
                Set.of("topic"),
                new ConsumerLoop.Parts(() -> consumer, ConsumerLoopTest::noRecords, ConsumerLoopTest::noOffsets),
                new Restarts(Duration.ofMinutes(1), InstantSource.system()),
                new PollPacing(Duration.ZERO, 1));

        long start = System.nanoTime();
        loop.start();
        await().until(() -> consumer.polls.get() >= POLLS);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        loop.askToStop();
        loop.awaitStop(Duration.ofSeconds(10));

        assertThat(took).isGreaterThan(Duration.ofMillis(700));
    }

    /** Nothing is applied, for nothing comes. */
    @NullUnmarked
    private static Partitions noRecords() {
        InstantSource time = InstantSource.system();
        ConsumerMetrics metrics = new ConsumerMetrics(new SimpleMeterRegistry(), "impatient");
        Isolation isolation = new Isolation(null, new MassFailure(time, 1, _ -> true));
        return new Partitions(isolation, null, metrics, time, Duration.ofMinutes(5));
    }

    @NullUnmarked
    private static Continuity noOffsets() {
        return new Continuity("impatient", null, null, new SimpleMeterRegistry());
    }

    /** Returns at once and empty, as Kafka's client does while no broker is there. */
    private static final class ImpatientConsumer extends MockConsumer<byte[], byte[]> {

        private final AtomicInteger polls = new AtomicInteger();

        ImpatientConsumer() {
            super("earliest");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            polls.incrementAndGet();
            return ConsumerRecords.empty();
        }
    }
}
