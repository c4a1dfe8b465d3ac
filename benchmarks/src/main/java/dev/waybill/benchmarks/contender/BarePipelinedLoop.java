package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The least that never loses a message: read what is visible from the last read id on, send, and delete exactly what was
 * acked, each step of one batch beside the next step of the batch before. It has no envelope, no headers, no retries and
 * no second instance.
 */
final class BarePipelinedLoop {

    private static final int BATCH = 1000;

    private static final String FILL = """
        INSERT INTO bare (key, body)
        SELECT 'aggregate-' || m % 1000,
               '{"aggregate":"aggregate-' || m % 1000 || '","sequence":' || m / 1000 + 1
               || ',"pad":"' || repeat('x', 440) || '"}'
          FROM generate_series(0, ? - 1) AS m
        """;

    private record Row(long id, String key, String body) {}

    private record InFlight(List<Long> ids, List<Future<RecordMetadata>> acks) {}

    private BarePipelinedLoop() {}

    public static void main(String[] args) throws Exception {
        Run run = Run.ofThisProcess();
        try (Connection reading = run.dataSource().getConnection();
                Connection deleting = run.dataSource().getConnection();
                KafkaProducer<String, String> producer = run.producer();
                ExecutorService deleter = Executors.newSingleThreadExecutor()) {
            fill(reading, run.messages());
            producer.partitionsFor(run.topic());
            Run.awaitStart();
            relay(run, reading, deleting, producer, deleter);
            Run.awaitEnd();
        }
    }

    private static void fill(Connection connection, int messages) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                    + "key text NOT NULL, body text NOT NULL)");
        }
        try (var fill = connection.prepareStatement(FILL)) {
            fill.setInt(1, messages);
            fill.executeUpdate();
        }
    }

    /** Pre-filled rows all commit before the start, so that nothing can appear behind the last read id here. */
    private static void relay(
            Run run,
            Connection reading,
            Connection deleting,
            KafkaProducer<String, String> producer,
            ExecutorService deleter)
            throws Exception {
        Future<?> deletion = CompletableFuture.completedFuture(null);
        try (var select = reading.prepareStatement("SELECT id, key, body FROM bare WHERE id > ? ORDER BY id LIMIT ?");
                var delete = deleting.prepareStatement("DELETE FROM bare WHERE id = ANY (?)")) {
            InFlight before = null;
            long last = 0;
            while (true) {
                List<Row> rows = read(select, last);
                InFlight now = send(run, producer, rows);
                if (before != null) {
                    deletion.get();
                    InFlight acked = before;
                    deletion = deleter.submit(() -> {
                        awaitAcks(acked);
                        deleteExactly(deleting, delete, acked);
                        return null;
                    });
                }
                if (rows.isEmpty()) {
                    deletion.get();
                    return;
                }
                before = now;
                last = rows.getLast().id();
            }
        }
    }

    private static List<Row> read(PreparedStatement select, long after) throws SQLException {
        select.setLong(1, after);
        select.setInt(2, BATCH);
        var rows = new ArrayList<Row>(BATCH);
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(new Row(found.getLong(1), found.getString(2), found.getString(3)));
            }
        }
        return rows;
    }

    private static InFlight send(Run run, KafkaProducer<String, String> producer, List<Row> rows) {
        var acks = new ArrayList<Future<RecordMetadata>>(rows.size());
        rows.forEach(row -> acks.add(producer.send(new ProducerRecord<>(run.topic(), row.key(), row.body()))));
        return new InFlight(rows.stream().map(Row::id).toList(), acks);
    }

    private static void awaitAcks(InFlight batch) throws Exception {
        for (Future<RecordMetadata> ack : batch.acks()) {
            ack.get();
        }
    }

    private static void deleteExactly(Connection connection, PreparedStatement delete, InFlight batch)
            throws SQLException {
        delete.setArray(1, connection.createArrayOf("bigint", batch.ids().toArray()));
        delete.executeUpdate();
    }
}
