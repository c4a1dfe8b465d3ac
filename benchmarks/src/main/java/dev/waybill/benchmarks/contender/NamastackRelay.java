package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Happened;
import dev.waybill.benchmarks.contender.work.Run;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** Namastack outbox with a handler that sends to Kafka and awaits the ack; tuned by properties (from {@code Peers}). */
@SpringBootConfiguration
@EnableAutoConfiguration
class NamastackRelay {

    private static final int EVENTS_A_TRANSACTION = 100;

    @Bean(destroyMethod = "close")
    KafkaProducer<String, String> producer() {
        return Run.ofThisProcess().producer();
    }

    @Bean
    OutboxTypedHandler<Happened> handler(KafkaProducer<String, String> producer) {
        String topic = Run.ofThisProcess().topic();
        return new Handler(producer, topic);
    }

    /** A class of its own, since the payload's type is read from it. */
    record Handler(KafkaProducer<String, String> producer, String topic) implements OutboxTypedHandler<Happened> {

        @Override
        public void handle(Happened event, OutboxRecordMetadata metadata) {
            String body = "{\"aggregate\":\"" + event.aggregate() + "\",\"sequence\":" + event.sequence()
                    + ",\"pad\":\"" + event.pad() + "\"}";
            try {
                producer.send(new ProducerRecord<>(topic, event.aggregate(), body))
                        .get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static void main(String[] args) {
        Run run = Run.ofThisProcess();
        try (var context = SpringApplication.run(NamastackRelay.class, args)) {
            var transactions = context.getBean(TransactionTemplate.class);
            var outbox = context.getBean(Outbox.class);
            Run.awaitStart();
            for (int first = 0; first < run.messages(); first += EVENTS_A_TRANSACTION) {
                int begin = first;
                int end = Math.min(run.messages(), first + EVENTS_A_TRANSACTION);
                transactions.executeWithoutResult(tx -> {
                    for (int message = begin; message < end; message++) {
                        outbox.schedule(Happened.of(message), Run.aggregate(message));
                    }
                });
            }
            Run.awaitEnd();
        }
    }
}
