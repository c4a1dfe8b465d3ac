package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Happened;
import dev.waybill.benchmarks.contender.work.Projection;
import dev.waybill.benchmarks.contender.work.Run;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that applies each message once: a polled batch goes into an inbox by {@code unnest}, what was new into the
 * projection, then the commit, then the offsets. It has no sequence check, no dead letters, no retries and no tracing.
 */
final class BareConsumerLoop {

    private static final String RECORD =
            "INSERT INTO inbox SELECT * FROM unnest(?) ON CONFLICT DO NOTHING RETURNING message_id";

    private static final JsonMapper JSON = new JsonMapper();

    private BareConsumerLoop() {}

    public static void main(String[] args) throws Exception {
        Run run = Run.ofThisProcess();
        try (Connection connection = run.dataSource().getConnection();
                var consumer =
                        new KafkaConsumer<>(settings(run), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Projection.create(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE inbox (message_id uuid PRIMARY KEY)");
            }
            connection.setAutoCommit(false);
            Run.awaitStart();
            consumer.subscribe(List.of(run.topic()));
            while (true) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofMillis(500));
                if (!batch.isEmpty()) {
                    apply(connection, batch);
                    connection.commit();
                    consumer.commitSync();
                }
            }
        }
    }

    private static Properties settings(Run run) {
        var settings = new Properties();
        settings.put("bootstrap.servers", run.bootstrapServers());
        settings.put("group.id", Run.group());
        settings.put("group.protocol", "consumer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 500);
        return settings;
    }

    private static void apply(Connection connection, ConsumerRecords<byte[], byte[]> batch) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<Happened> messages = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            ids.add(UUID.fromString(
                    new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)));
            messages.add(JSON.readValue(record.value(), Happened.class));
        }
        Set<UUID> unknown = record(connection, ids);
        List<Happened> fresh = new ArrayList<>();
        for (int index = 0; index < messages.size(); index++) {
            if (unknown.remove(ids.get(index))) {
                fresh.add(messages.get(index));
            }
        }
        if (!fresh.isEmpty()) {
            Projection.apply(connection, fresh);
        }
    }

    private static Set<UUID> record(Connection connection, List<UUID> ids) throws SQLException {
        Set<UUID> unknown = new HashSet<>();
        try (var statement = connection.prepareStatement(RECORD)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    unknown.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return unknown;
    }
}
