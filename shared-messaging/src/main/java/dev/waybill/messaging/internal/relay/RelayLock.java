package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.Worker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the active relay: a session advisory lock on a connection of its own. The session is never inside a
 * transaction, so that it holds back no vacuum. It must say something every few seconds: the server ends a silent
 * session, and with it the lock of a holder that was killed, cut off or paused.
 */
final class RelayLock implements AutoCloseable {

    static final Duration SILENCE_ALLOWED = Duration.ofSeconds(8);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final int SOCKET_SILENCE_SECONDS = 5;
    private static final Logger log = LoggerFactory.getLogger(RelayLock.class);

    private static final String BEGIN_TERM =
            "UPDATE outbox_term SET term = term + 1 RETURNING term, (SELECT max(epoch) FROM outbox_epoch)";

    private final Connection connection;
    private final Worker heartbeat = Worker.named("waybill-relay-heartbeat");
    private long term;
    private long epoch;
    private volatile long lastBeat;

    private RelayLock(Connection connection) {
        this.connection = connection;
        this.lastBeat = System.nanoTime();
    }

    /** Opens the session; it holds nothing yet. */
    static RelayLock connect(DedicatedConnections connections) throws SQLException {
        Connection connection = connections.open("waybill relay lock", SOCKET_SILENCE_SECONDS);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_session_timeout = '" + SILENCE_ALLOWED.toMillis() + "ms'");
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
        return new RelayLock(connection);
    }

    /** Takes the lock if nobody has it. */
    boolean tryAcquire() throws SQLException {
        long before = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pg_try_advisory_lock(hashtext('waybill relay'), 'outbox'::regclass::oid::integer)")) {
            boolean acquired = row.next() && row.getBoolean(1);
            lastBeat = before;
            if (acquired) {
                beginTerm();
            }
            return acquired;
        }
    }

    /**
     * In this session, so that nobody begins a term without the lock. It waits for what a relay of an older term is
     * changing just now.
     */
    private void beginTerm() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BEGIN_TERM)) {
            if (!row.next()) {
                throw new SQLException("outbox_term must have one row");
            }
            term = row.getLong(1);
            epoch = row.getLong(2);
        }
    }

    /** The fencing token of this acquisition: what a relay does counts only while no later one has begun. */
    long term() {
        return term;
    }

    /** The outbox's epoch when it was taken: what a relay sends in its term belongs to it. */
    long epoch() {
        return epoch;
    }

    /** Keeps the session alive in the background, as long as its user shows progress. */
    void keepAliveWhile(BooleanSupplier progress) {
        heartbeat.start(() -> {
            boolean held;
            do {
                held = progress.getAsBoolean() && beat();
            } while (held && !heartbeat.isStoppingWithin(BEAT));
            heartbeat.stop();
        });
    }

    /** Whether the lock is surely held: by the clock that goes on while a process is paused. */
    boolean isHeld() {
        return !heartbeat.isStopping() && System.nanoTime() - lastBeat < SILENCE_ALLOWED.toNanos();
    }

    private boolean beat() {
        long before = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            lastBeat = before;
            return true;
        } catch (SQLException e) {
            if (!heartbeat.isStopping()) {
                log.warn("The relay lost its lock: {}", e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void close() {
        heartbeat.stop();
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("The lock's connection was gone already", e);
        }
    }
}
