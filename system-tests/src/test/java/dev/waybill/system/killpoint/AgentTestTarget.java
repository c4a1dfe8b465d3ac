package dev.waybill.system.killpoint;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** One of everything that is a site. */
final class AgentTestTarget {

    private static final String READ = "SELECT update_count FROM deleted";
    private static final String CLAIM = """
        WITH due AS (SELECT id FROM intent FOR UPDATE)
        UPDATE intent SET attempts = attempts + 1 FROM due RETURNING intent.id
        """;

    private AgentTestTarget() {}

    static void commits(Connection connection) throws SQLException {
        connection.commit();
    }

    static void changes(PreparedStatement statement) throws SQLException {
        statement.executeUpdate();
    }

    static PreparedStatement changesInDisguise(Connection connection) throws SQLException {
        return connection.prepareStatement(CLAIM);
    }

    static PreparedStatement reads(Connection connection) throws SQLException {
        return connection.prepareStatement(READ);
    }

    static void sends(Producer<byte[], byte[]> producer, Runnable answered) {
        Future<RecordMetadata> _ = producer.send(new ProducerRecord<>("topic", new byte[0]), (_, _) -> answered.run());
    }

    static void movesOn(Consumer<byte[], byte[]> consumer) {
        Runnable commit = consumer::commitSync;
        commit.run();
        Runnable later = () -> consumer.commitAsync();
        later.run();
    }

    static void calls(HttpClient client, HttpRequest request) throws Exception {
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
