package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Run;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** No outbox at all: what Kafka takes from one idempotent producer with {@code acks=all}. */
final class BareProducer {

    private BareProducer() {}

    public static void main(String[] args) {
        Run run = Run.ofThisProcess();
        try (var producer = run.producer()) {
            producer.partitionsFor(run.topic());
            Run.awaitStart();
            for (int message = 0; message < run.messages(); message++) {
                Future<RecordMetadata> _ = producer.send(
                        new ProducerRecord<>(run.topic(), Run.aggregate(message), Run.body(message)),
                        BareProducer::check);
            }
            producer.flush();
            Run.awaitEnd();
        }
    }

    private static void check(RecordMetadata acked, @Nullable Exception failure) {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
