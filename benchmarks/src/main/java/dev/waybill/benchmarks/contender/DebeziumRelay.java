package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Run;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.net.URI;
import java.sql.Connection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's engine in this process, reading the WAL, with its outbox event router. Tuned: larger queue and batches, and
 * the source block left out of the change events.
 */
final class DebeziumRelay {

    private DebeziumRelay() {}

    public static void main(String[] args) throws Exception {
        Run run = Run.ofThisProcess();
        prepare(run);
        try (KafkaProducer<String, String> producer = run.producer();
                ExecutorService engineThread = Executors.newSingleThreadExecutor();
                var engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                        .using(settings(run))
                        .notifying((records, committer) -> {
                            send(run, producer, records);
                            for (RecordChangeEvent<SourceRecord> record : records) {
                                committer.markProcessed(record);
                            }
                            committer.markBatchFinished();
                        })
                        .build()) {
            fill(run);
            Run.awaitStart();
            engineThread.execute(engine);
            Run.awaitEnd();
        }
    }

    private static void send(
            Run run, KafkaProducer<String, String> producer, List<RecordChangeEvent<SourceRecord>> records) {
        List<Future<RecordMetadata>> acks = records.stream()
                .map(RecordChangeEvent::record)
                .map(record -> producer.send(new ProducerRecord<>(
                        run.topic(), String.valueOf(record.key()), String.valueOf(record.value()))))
                .toList();
        for (Future<RecordMetadata> ack : acks) {
            await(ack);
        }
    }

    private static void await(Future<RecordMetadata> ack) {
        try {
            ack.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The slot must exist before the rows: with no snapshot, Debezium sends only what comes after it. */
    private static void prepare(Run run) throws Exception {
        try (Connection connection = run.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE outbox (id uuid PRIMARY KEY, aggregatetype text NOT NULL, "
                    + "aggregateid text NOT NULL, type text NOT NULL, payload text NOT NULL)");
            statement.execute("CREATE PUBLICATION bench FOR TABLE outbox");
            statement.execute("SELECT pg_create_logical_replication_slot('" + slot(run) + "', 'pgoutput')");
        }
    }

    private static String slot(Run run) {
        return run.topic().replaceAll("[^a-z0-9]", "_");
    }

    private static void fill(Run run) throws Exception {
        try (Connection connection = run.dataSource().getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO outbox VALUES (uuidv7(), 'bench', ?, 'happened', ?)")) {
            connection.setAutoCommit(false);
            for (int message = 0; message < run.messages(); message++) {
                insert.setString(1, Run.aggregate(message));
                insert.setString(2, Run.body(message));
                insert.addBatch();
                if (message % 1000 == 999) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static Properties settings(Run run) {
        URI url = URI.create(run.jdbcUrl().substring("jdbc:".length()));
        var settings = new Properties();
        settings.put("name", "bench");
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        settings.put("offset.flush.interval.ms", "1000");
        settings.put("database.hostname", url.getHost());
        settings.put("database.port", String.valueOf(url.getPort()));
        settings.put("database.user", "postgres");
        settings.put("database.password", "postgres");
        settings.put("database.dbname", url.getPath().substring(1));
        settings.put("topic.prefix", "bench");
        settings.put("plugin.name", "pgoutput");
        settings.put("publication.name", "bench");
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("slot.name", slot(run));
        settings.put("snapshot.mode", "no_data");
        settings.put("table.include.list", "public.outbox");
        settings.put("transforms", "outbox");
        settings.put("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
        if (Boolean.getBoolean("bench.tuned")) {
            settings.put("max.batch.size", "10000");
            settings.put("max.queue.size", "40000");
            settings.put("poll.interval.ms", "5");
        }
        return settings;
    }
}
