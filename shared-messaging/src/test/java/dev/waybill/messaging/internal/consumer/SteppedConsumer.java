package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.internal.Senders;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.inbox.BatchTransaction;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import dev.waybill.messaging.internal.inbox.BatchTransactions;
import dev.waybill.messaging.internal.inbox.Isolation;
import dev.waybill.messaging.internal.inbox.MassFailure;
import dev.waybill.messaging.internal.inbox.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import tools.jackson.databind.json.JsonMapper;

/** A consumer, a step at a time: the real one, but for the thread and Kafka's client. */
public final class SteppedConsumer {

    private static final int KEYS_THAT_MAY_FAIL = 1_000;

    private final TopicPartition partition;
    private final Clock clock;
    private final ConsumerMetrics metrics;
    private final Senders senders;
    private final Isolation isolation;
    private Partitions partitions;
    private long position;
    private long committed;

    /** Of one partition. */
    public SteppedConsumer(
            Subscriptions subscriptions, MessageCatalog catalog, Tables tables, TopicPartition partition, Clock clock) {
        this.partition = partition;
        this.clock = clock;
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        metrics = new ConsumerMetrics(meters, subscriptions.consumer());
        JsonMapper json = JsonMapper.builder().build();
        BatchTransactions transactions = new BatchTransactions(catalog, json, tables, Tracing.NONE, meters);
        senders = transactions.sendersOf(subscriptions);
        BatchTransaction transaction = transactions.of(subscriptions);
        isolation = new Isolation(transaction, new MassFailure(clock, KEYS_THAT_MAY_FAIL, _ -> true));
        partitions = newPartitions();
    }

    private Partitions newPartitions() {
        return new Partitions(isolation, senders, metrics, clock, Duration.ofMinutes(5));
    }

    /** Takes the next records from the topic, if the partition does not wait. */
    public void poll(List<ProducerRecord<byte[], byte[]>> topic, int atMost) {
        int end = (int) Math.min(topic.size(), position + atMost);
        if (!partitions.paused().isEmpty() || position >= end) {
            return;
        }
        List<ConsumerRecord<byte[], byte[]>> records = IntStream.range((int) position, end)
                .mapToObj(offset -> record(offset, topic.get(offset)))
                .toList();
        position = end;
        unlessItCrashes(() -> partitions.accept(
                new ConsumerRecords<>(Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(position))),
                _ -> null));
    }

    /** Gives up the record at an offset, in the current transaction if there is one. */
    public void giveUp(List<ProducerRecord<byte[], byte[]>> topic, int offset) {
        isolation.giveUp(
                RecordReader.read(record(offset, topic.get(offset)), null, senders),
                Reason.HANDLER_FAILED,
                new IllegalStateException("cannot stand it"));
    }

    /** Tries again what waits and is due. */
    public void retry() {
        unlessItCrashes(partitions::retry);
    }

    private void unlessItCrashes(Runnable work) {
        try {
            work.run();
        } catch (OutOfMemoryError _) {
            crash();
        }
    }

    /** Commits its offsets. */
    public void commit() {
        Optional.ofNullable(partitions.takeDone().get(partition)).ifPresent(done -> committed = done.offset());
    }

    /** Its process dies; another one begins where offsets were committed last. */
    public void crash() {
        partitions = newPartitions();
        position = committed;
    }

    /** An old offset comes back. */
    public void rewind(long back) {
        committed = Math.max(0, committed - back);
        crash();
    }

    /** Whether it has applied all of the topic. */
    public boolean isAtTheEndOf(List<ProducerRecord<byte[], byte[]>> topic) {
        return position == topic.size() && partitions.paused().isEmpty();
    }

    private ConsumerRecord<byte[], byte[]> record(int offset, ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                clock.millis(),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
