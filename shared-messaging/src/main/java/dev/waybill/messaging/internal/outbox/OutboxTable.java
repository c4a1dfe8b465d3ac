package dev.waybill.messaging.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Writes into the outbox, on the connection of the current transaction. */
public final class OutboxTable {

    private static final String INSERT = """
        INSERT INTO outbox (message_id, type, topic, key, sequence, correlation_id, causation_id, traceparent, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private final DataSource dataSource;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    /** On the application's data source. */
    public OutboxTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Inserts the messages in this order, in one round trip. */
    void insert(List<OutboxMessage> messages) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (OutboxMessage message : messages) {
                bind(statement, message);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            RuntimeException translated = translator.translate("store messages in the outbox", INSERT, e);
            throw translated != null ? translated : new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void bind(PreparedStatement statement, OutboxMessage message) throws SQLException {
        statement.setObject(1, message.id());
        statement.setString(2, message.type());
        statement.setString(3, message.topic());
        statement.setString(4, message.key());
        statement.setObject(5, message.sequence(), Types.BIGINT);
        statement.setObject(6, message.correlationId());
        statement.setObject(7, message.causationId(), Types.OTHER);
        statement.setString(8, message.traceparent());
        statement.setString(9, message.body());
    }
}
