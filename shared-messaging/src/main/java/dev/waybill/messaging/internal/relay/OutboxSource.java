package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.WireText;
import dev.waybill.messaging.internal.relay.shipping.StoredMessage;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a relay's messages come from: the outbox without what is in quarantine. */
final class OutboxSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxSource.class);

    private final OutboxReader reader;
    private final Quarantine quarantine;
    private final RelayMetrics metrics;

    private OutboxSource(OutboxReader reader, Quarantine quarantine, RelayMetrics metrics) {
        this.reader = reader;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    /** For a relay of this term. */
    static OutboxSource open(DedicatedConnections connections, long term, int batchSize, RelayMetrics metrics)
            throws SQLException {
        OutboxReader reader = new OutboxReader(connections, term, batchSize);
        try {
            return new OutboxSource(reader, reader.quarantine(metrics), metrics);
        } catch (SQLException e) {
            reader.close();
            throw e;
        }
    }

    /** The next messages that may be sent, ascending. */
    List<StoredMessage> next() throws SQLException {
        return quarantine.holdBack(reader.next());
    }

    /** Whether nothing may be in flight during the next read. */
    boolean isRecovering() {
        return reader.isRecovering();
    }

    /** Whether the next read finds something for sure. */
    boolean isMoreToRead() {
        return reader.isMoreToRead();
    }

    void lookAtWriters() throws SQLException {
        reader.lookAtWriters();
    }

    long floor() {
        return reader.floor();
    }

    void saveFloor(long floor) throws SQLException {
        reader.saveFloor(floor);
    }

    /** Everything that is left is read again, in order. */
    void beginAgain() throws SQLException {
        reader.recover();
    }

    /** Puts a message aside that the broker refuses for good, and all that follow with its key. */
    void putAside(StoredMessage message, String reason) throws SQLException {
        quarantine.add(message, reason);
    }

    /** The keys that operators have released from the quarantine since this was called last. */
    List<TopicKey> released() throws SQLException {
        return quarantine.refresh();
    }

    /** Takes these keys' messages back into the outbox; with nothing in flight. */
    void putBack(List<TopicKey> released) throws SQLException {
        for (TopicKey key : released) {
            log.info(
                    "Messages of {} on {} are released from the quarantine",
                    WireText.printable(key.key()),
                    key.topic());
            quarantine.putBack(key);
        }
        if (!released.isEmpty()) {
            quarantine.refresh();
            beginAgain();
        }
    }

    /** Looks for messages where none is expected, and begins again at the bottom if there are some; with nothing in flight. */
    void checkTheFloor() throws SQLException {
        int stray = isRecovering() ? 0 : reader.belowHead().size();
        if (stray > 0) {
            log.warn("{} messages were found where none was expected; the relay begins again at the bottom", stray);
            metrics.stray(stray);
            beginAgain();
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
