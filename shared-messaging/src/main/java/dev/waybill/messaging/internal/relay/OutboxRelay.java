package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.relay.KafkaSender.Origin;
import dev.waybill.messaging.internal.relay.RelaySession.Parts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The relay of this instance: waits for the lock, works while it has it, and comes back after every failure. */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final int BATCHES_IN_FLIGHT = 4;

    private final DedicatedConnections connections;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Settings settings;
    private final RelaySignal signal;
    private final RelayMetrics metrics;
    private volatile State state = State.STOPPED;
    private volatile long lastRound = System.nanoTime();
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

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
        Thread running = thread;
        return running != null && running.isAlive() && System.nanoTime() - lastRound < STUCK.toNanos();
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("waybill-relay").start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        signal.wakeUp();
        Thread running = thread;
        if (running != null) {
            try {
                if (!running.join(Duration.ofSeconds(10))) {
                    running.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (!stopping) {
            try (RelayLock lock = RelayLock.connect(connections)) {
                contend(lock);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
            } catch (SQLException | RuntimeException | Error e) {
                state = State.FAILING;
                metrics.failed();
                log.warn("The relay failed and begins again: {}", e.toString(), e);
                rest();
            }
        }
        state = State.STOPPED;
    }

    private void contend(RelayLock lock) throws SQLException, InterruptedException {
        while (!stopping && !lock.tryAcquire()) {
            state = State.STANDBY;
            lastRound = System.nanoTime();
            Thread.sleep(BETWEEN_TRIES);
        }
        if (!stopping) {
            lock.keepAliveWhile(this::isAlive);
            work(lock);
        }
    }

    private void work(RelayLock lock) throws SQLException, InterruptedException {
        InFlight inFlight = new InFlight(BATCHES_IN_FLIGHT * settings.batchSize());
        Origin origin = new Origin(settings.source(), settings.dataSchema(), lock.epoch());
        Supplier<KafkaSender> senders = () -> new KafkaSender(producers.get(), origin);
        Pause pause = new Pause(signal, settings.shortestPoll(), settings.longestPoll());
        try (OutboxReader reader = new OutboxReader(connections, lock.term(), settings.batchSize());
                Remover remover = new Remover(connections, inFlight, metrics);
                RelaySession session = new RelaySession(
                        new Parts(lock, reader, inFlight, remover, reader.quarantine(metrics), metrics),
                        senders,
                        pause)) {
            remover.start();
            state = State.ACTIVE;
            log.info("This instance relays the outbox, epoch {}", lock.epoch());
            while (!stopping && lock.isHeld()) {
                lastRound = System.nanoTime();
                session.round();
            }
            if (lock.isHeld()) {
                session.farewell();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
        lastRound = System.nanoTime();
    }
}
