package dev.waybill.benchmarks.contender;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.benchmarks.contender.work.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * gruelbox transaction-outbox. By default each call runs after its commit on the common pool, unordered. Tuned: 32
 * threads with a connection each, and flushed without pause. (The newest release on Central that could be had has no
 * ordered topics, and asks Hibernate's validator of javax times for a clock unless it is given one.)
 */
final class GruelboxRelay {

    private static final int EVENTS_A_TRANSACTION = 100;

    private GruelboxRelay() {}

    /** The remote call that gruelbox stores and makes. */
    public static class Sender {

        private final KafkaProducer<String, String> producer;
        private final String topic;

        Sender(KafkaProducer<String, String> producer, String topic) {
            this.producer = producer;
            this.topic = topic;
        }

        public void send(String key, String body) throws ExecutionException, InterruptedException {
            producer.send(new ProducerRecord<>(topic, key, body)).get();
        }
    }

    public static void main(String[] args) {
        Run run = Run.ofThisProcess();
        boolean tuned = Boolean.getBoolean("bench.tuned");
        try (var pool = new HikariDataSource();
                var producer = run.producer()) {
            pool.setDataSource(run.dataSource());
            pool.setMaximumPoolSize(tuned ? 40 : 10);
            TransactionManager transactions = TransactionManager.fromDataSource(pool);
            var outbox = TransactionOutbox.builder()
                    .transactionManager(transactions)
                    .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                    .instantiator(Instantiator.using(type -> new Sender(producer, run.topic())))
                    .submitter(Submitter.withExecutor(
                            tuned ? Executors.newFixedThreadPool(32) : ForkJoinPool.commonPool()))
                    .attemptFrequency(Duration.ofSeconds(tuned ? 30 : 120))
                    .flushBatchSize(tuned ? 2048 : 4096)
                    .clockProvider(Clock::systemUTC)
                    .build();
            producer.partitionsFor(run.topic());
            Run.awaitStart();
            if (tuned) {
                startFlushing(outbox);
            }
            write(run, transactions, outbox);
            Run.awaitEnd();
        }
    }

    private static void write(Run run, TransactionManager transactions, TransactionOutbox outbox) {
        for (int first = 0; first < run.messages(); first += EVENTS_A_TRANSACTION) {
            int begin = first;
            int end = Math.min(run.messages(), first + EVENTS_A_TRANSACTION);
            transactions.inTransaction(tx -> {
                for (int message = begin; message < end; message++) {
                    String key = Run.aggregate(message);
                    call(outbox.schedule(Sender.class), key, Run.body(message));
                }
            });
        }
    }

    private static void call(Sender sender, String key, String body) {
        try {
            sender.send(key, body);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void startFlushing(TransactionOutbox outbox) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                if (!outbox.flush()) {
                    Thread.onSpinWait();
                }
            }
        });
    }
}
