package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.relay.shipping.KafkaSender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The relay of an instance, a step at a time: the real one, but for the thread and the broker. */
public final class SteppedRelay implements AutoCloseable {

    private static final int BATCH = 5;
    private static final int BATCHES_IN_FLIGHT = 4;
    private static final Duration SHORT = Duration.ofNanos(10_000);

    private final DedicatedConnections connections;
    private final SteppedBroker broker;
    private final boolean watchesItsLock;
    private final RelayMetrics metrics = new RelayMetrics(new SimpleMeterRegistry(), Clock.systemUTC());
    private @Nullable RelayLock lock;
    private @Nullable Running running;

    private record Running(OutboxSource source, BrokerSink sink, RelaySession session) {}

    /** On an outbox and a broker; it does not lead yet. */
    public SteppedRelay(DedicatedConnections connections, SteppedBroker broker) {
        this(connections, broker, true);
    }

    private SteppedRelay(DedicatedConnections connections, SteppedBroker broker, boolean watchesItsLock) {
        this.connections = connections;
        this.broker = broker;
        this.watchesItsLock = watchesItsLock;
    }

    /** One that does not notice when its lock goes, as all do between two heartbeats. */
    public static SteppedRelay thatDoesNotLook(DedicatedConnections connections, SteppedBroker broker) {
        return new SteppedRelay(connections, broker, false);
    }

    /** Whether it is the active one. */
    public boolean leads() {
        return running != null;
    }

    /** Tries to lead, or does a round if it does. */
    public void step() throws InterruptedException {
        try {
            if (running == null) {
                tryToLead();
            } else if (lock != null && lock.isHeld()) {
                running.session().round();
            } else {
                close();
            }
        } catch (SQLException e) {
            close();
        }
    }

    private void tryToLead() throws SQLException {
        if (lock == null) {
            lock = RelayLock.connect(connections);
        }
        if (lock.tryAcquire()) {
            if (watchesItsLock) {
                lock.keepAliveWhile(() -> true);
            }
            running = begin(lock);
        }
    }

    private Running begin(RelayLock held) throws SQLException {
        OutboxSource source = OutboxSource.open(connections, held.term(), BATCH, metrics);
        BrokerSink sink = BrokerSink.open(
                connections,
                BATCHES_IN_FLIGHT * BATCH,
                () -> new KafkaSender(broker.connect(), new KafkaSender.Origin("/stepped", "", held.epoch())),
                metrics);
        PollBackoff pollBackoff = new PollBackoff(new RelaySignal(), SHORT, SHORT);
        return new Running(source, sink, new RelaySession(held, source, sink, pollBackoff, metrics));
    }

    /**
     * It stands still for so long that its lock is gone. What it had handed to the broker may still arrive, and be
     * deleted, while another one is active.
     */
    public void losesItsLockWhilePaused() {
        if (lock != null && running != null) {
            lock.close();
            lock = null;
            running = null;
        }
    }

    /** It is gone, with all that it had open. */
    @Override
    public void close() {
        if (running != null) {
            running.sink().close();
            running.source().close();
            running = null;
        }
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
