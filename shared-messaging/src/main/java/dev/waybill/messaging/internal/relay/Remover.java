package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.Worker;
import dev.waybill.messaging.internal.relay.shipping.InFlight;
import dev.waybill.messaging.internal.relay.shipping.Shipment;
import dev.waybill.messaging.internal.relay.shipping.StoredMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes from the outbox exactly what was acknowledged, on a connection and a thread of its own. */
final class Remover implements AutoCloseable {

    private static final int SOCKET_SILENCE_SECONDS = 60;
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";

    private final Connection connection;
    private final PreparedStatement delete;
    private final InFlight inFlight;
    private final RelayMetrics metrics;
    private final Worker worker = new Worker(Thread.ofPlatform().daemon().name("waybill-relay-remover"));
    private volatile @Nullable Throwable failure;

    Remover(DedicatedConnections connections, InFlight inFlight, RelayMetrics metrics) throws SQLException {
        this.inFlight = inFlight;
        this.metrics = metrics;
        connection = connections.open("waybill relay remover", SOCKET_SILENCE_SECONDS);
        try (Statement statement = connection.createStatement()) {
            // A deletion that is lost in a crash repeats a message; it need not wait for the disk.
            statement.execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;"
                    + " SET jit = off; SET synchronous_commit = off");
            delete = connection.prepareStatement(DELETE);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    void start() {
        worker.start(this::run);
    }

    /** Throws what has ended it. */
    void check() throws SQLException {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new SQLException("acknowledged messages could not be deleted", thrown);
        }
    }

    private void run() {
        try {
            while (!worker.isStopping()) {
                removeAnswered(inFlight.answered(WAIT));
            }
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = e;
            Thread.currentThread().interrupt();
        }
    }

    private void removeAnswered(List<Shipment> shipments) throws SQLException {
        if (shipments.isEmpty()) {
            return;
        }
        List<StoredMessage> acked = shipments.stream()
                .flatMap(shipment -> shipment.acked().stream())
                .toList();
        if (!acked.isEmpty()) {
            metrics.relayed(acked);
            delete.setObject(1, acked.stream().mapToLong(StoredMessage::id).toArray());
            delete.executeUpdate();
        }
        inFlight.remove(shipments);
    }

    @Override
    public void close() {
        worker.stop();
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // It was gone already.
        }
    }
}
