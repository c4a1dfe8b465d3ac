package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.Worker;
import dev.waybill.messaging.internal.relay.shipping.KafkaSender;
import dev.waybill.messaging.internal.relay.shipping.KafkaSender.Origin;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The relay of this instance: waits for the lock, works while it has it, and comes back after every failure. */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final int BATCHES_IN_FLIGHT = 4;

    private final DedicatedConnections connections;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Settings settings;
    private final RelaySignal signal;
    private final RelayMetrics metrics;
    private final Worker worker = new Worker(Thread.ofPlatform().name("waybill-relay"));
    private volatile State state = State.STOPPED;
    private volatile long lastRound = System.nanoTime();

    /** Assembles it; nothing is touched before {@link #start}. */
    public OutboxRelay(
            DedicatedConnections connections,
            Supplier<Producer<byte[], byte[]>> producers,
            Settings settings,
            RelaySignal signal,
            RelayMetrics metrics) {
        this.connections = connections;
        this.producers = producers;
        this.settings = settings;
        this.signal = signal;
        this.metrics = metrics;
        metrics.state(() -> state);
    }

    /**
     * What can be set.
     *
     * @param source the CloudEvents source of what is sent
     * @param dataSchema the CloudEvents dataschema, with {@code {type}} in the type's place; empty for none
     * @param batchSize how many messages one read takes
     * @param shortestPoll between reads that find nothing, while messages come
     * @param longestPoll between reads when none has come for long
     */
    public record Settings(
            String source, String dataSchema, int batchSize, Duration shortestPoll, Duration longestPoll) {}

    /** What it does. */
    public enum State {
        /** Not started, or ended. */
        STOPPED,
        /** Another instance is active. */
        STANDBY,
        /** It relays. */
        ACTIVE,
        /** It failed and tries again. */
        FAILING
    }

    /** What it does now. */
    public State state() {
        return state;
    }

    /** Whether its thread lives and goes round. */
    public boolean isAlive() {
        return worker.isAlive() && System.nanoTime() - lastRound < STUCK.toNanos();
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    @Override
    public void stop() {
        worker.stop();
        signal.wakeUp();
        worker.stop(STOPS_WITHIN);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void run() {
        while (!worker.isStopping()) {
            try (RelayLock lock = RelayLock.connect(connections)) {
                awaitLeadership(lock);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                worker.stop();
            } catch (SQLException | RuntimeException | Error e) {
                state = State.FAILING;
                metrics.failed();
                log.warn("The relay failed and begins again: {}", e.toString(), e);
                worker.isStoppingWithin(BETWEEN_TRIES);
                lastRound = System.nanoTime();
            }
        }
        state = State.STOPPED;
    }

    private void awaitLeadership(RelayLock lock) throws SQLException, InterruptedException {
        while (!worker.isStopping() && !lock.tryAcquire()) {
            state = State.STANDBY;
            lastRound = System.nanoTime();
            worker.isStoppingWithin(BETWEEN_TRIES);
        }
        if (!worker.isStopping()) {
            lock.keepAliveWhile(this::isAlive);
            work(lock);
        }
    }

    private void work(RelayLock lock) throws SQLException, InterruptedException {
        Origin origin = new Origin(settings.source(), settings.dataSchema(), lock.epoch());
        Supplier<KafkaSender> senders = () -> new KafkaSender(producers.get(), origin);
        PollBackoff pollBackoff = new PollBackoff(signal, settings.shortestPoll(), settings.longestPoll());
        int batch = settings.batchSize();
        try (OutboxSource source = OutboxSource.open(connections, lock.term(), batch, metrics);
                BrokerSink sink = BrokerSink.open(connections, BATCHES_IN_FLIGHT * batch, senders, metrics)) {
            RelaySession session = new RelaySession(lock, source, sink, pollBackoff, metrics);
            state = State.ACTIVE;
            log.info("This instance relays the outbox, epoch {}", lock.epoch());
            while (!worker.isStopping() && lock.isHeld()) {
                lastRound = System.nanoTime();
                session.round();
            }
            if (lock.isHeld()) {
                session.drain();
            }
        }
    }
}
