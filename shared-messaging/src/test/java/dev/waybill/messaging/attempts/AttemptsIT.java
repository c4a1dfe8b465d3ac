package dev.waybill.messaging.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list stands for the topic: the flaws are on this side of the broker. */
class AttemptsIT {

    private final DataSource database =
            TestInfrastructure.postgres().database("orders").ownerDataSource();
    private final List<String> topic = new ArrayList<>();

    @BeforeEach
    void createTables() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE placed (name text PRIMARY KEY)");
            statement.execute("CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)");
        }
    }

    @Test
    void firstCommittingThenSendingLosesTheMessageOfAProcessThatDiesInBetween() throws SQLException {
        try (Connection connection = transaction()) {
            execute(connection, "INSERT INTO placed VALUES ('order 1')");
            connection.commit();
            // Here the process dies: topic.add("order 1 was placed") is never reached.
        }

        assertThat(rows("SELECT name FROM placed")).containsExactly("order 1");
        assertThat(topic).as("nobody will ever hear of it").isEmpty();
    }

    @Test
    void firstSendingThenCommittingTellsOfWhatNeverHappened() throws SQLException {
        try (Connection connection = transaction()) {
            execute(connection, "INSERT INTO placed VALUES ('order 1')");
            topic.add("order 1 was placed");
            connection.rollback();
        }

        assertThat(rows("SELECT name FROM placed")).isEmpty();
        assertThat(topic).containsExactly("order 1 was placed");
    }

    @Test
    void readingBeyondTheLastIdSkipsAWriterThatCommitsLate() throws SQLException {
        try (Connection slow = transaction();
                Connection fast = transaction()) {
            execute(slow, "INSERT INTO outbox (body) VALUES ('slow')");
            execute(fast, "INSERT INTO outbox (body) VALUES ('fast')");
            fast.commit();
            topic.addAll(rows("SELECT body FROM outbox WHERE id > 0 ORDER BY id"));
            String last = rows("SELECT max(id)::text FROM outbox").getFirst();
            slow.commit();

            topic.addAll(rows("SELECT body FROM outbox WHERE id > " + last + " ORDER BY id"));
        }

        assertThat(rows("SELECT body FROM outbox ORDER BY id")).containsExactly("slow", "fast");
        assertThat(topic).as("the slow one has the lower id").containsExactly("fast");
    }

    @Test
    void deletingUpToTheLastIdDestroysWhatWasNeverSent() throws SQLException {
        try (Connection slow = transaction();
                Connection fast = transaction()) {
            execute(slow, "INSERT INTO outbox (body) VALUES ('slow')");
            execute(fast, "INSERT INTO outbox (body) VALUES ('fast')");
            fast.commit();
            topic.addAll(rows("SELECT body FROM outbox ORDER BY id"));
            slow.commit();
        }
        try (Connection relay = transaction()) {
            execute(relay, "DELETE FROM outbox WHERE id <= 2");
            relay.commit();
        }

        assertThat(topic).containsExactly("fast");
        assertThat(rows("SELECT body FROM outbox")).as("slow is gone, unsent").isEmpty();
    }

    @Test
    void fencingByTransactionIdsPassesAWriterThatDrewItsIdBeforeItHadOne() throws SQLException {
        String settled = "SELECT body FROM outbox WHERE xmin::text::bigint"
                + " < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AND id > %d ORDER BY id";
        try (Connection slow = transaction();
                Connection fast = transaction()) {
            execute(fast, "INSERT INTO outbox (body) VALUES ('first')");
            fast.commit();
            rows(slow, "SELECT nextval('outbox_id_seq')::text");
            execute(fast, "INSERT INTO outbox (body) VALUES ('fast')");
            fast.commit();
            topic.addAll(rows(settled.formatted(0)));
            execute(slow, "INSERT INTO outbox (id, body) OVERRIDING SYSTEM VALUE VALUES (2, 'slow')");
            slow.commit();

            topic.addAll(rows(settled.formatted(3)));
        }

        assertThat(rows("SELECT body FROM outbox ORDER BY id")).containsExactly("first", "slow", "fast");
        assertThat(topic).as("nobody older had a transaction id").containsExactly("first", "fast");
    }

    @Test
    void sharingTheOutboxBySkipLockedSwapsTheMessagesOfOneAggregate() throws SQLException {
        String next = "SELECT body FROM outbox ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED";
        try (Connection writer = transaction()) {
            execute(writer, "INSERT INTO outbox (body) VALUES ('order 1 was placed'), ('order 1 was cancelled')");
            writer.commit();
        }

        try (Connection oneRelay = transaction();
                Connection anotherRelay = transaction()) {
            String placed = rows(oneRelay, next).getFirst();
            String cancelled = rows(anotherRelay, next).getFirst();
            topic.add(cancelled);
            topic.add(placed);
        }

        assertThat(topic).containsExactly("order 1 was cancelled", "order 1 was placed");
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return rows(connection, query);
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
