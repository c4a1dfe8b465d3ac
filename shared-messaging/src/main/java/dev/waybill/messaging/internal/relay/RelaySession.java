package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.Backoff;
import dev.waybill.messaging.internal.relay.shipping.KafkaSender.Refusal;
import dev.waybill.messaging.internal.relay.shipping.StoredMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of the active relay, for as long as it holds the lock. */
final class RelaySession {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS_AT_WRITERS = Duration.ofMillis(10);
    private static final Duration BETWEEN_CHORES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_FULL_SCANS = Duration.ofSeconds(60);

    private final RelayLock lock;
    private final OutboxSource source;
    private final BrokerSink sink;
    private final PollBackoff pollBackoff;
    private final RelayMetrics metrics;
    private final Backoff refusals;
    private final Interval writersLook = new Interval(BETWEEN_LOOKS_AT_WRITERS);
    private final Interval chores = new Interval(BETWEEN_CHORES);
    private final Interval fullScan = new Interval(BETWEEN_FULL_SCANS);

    RelaySession(RelayLock lock, OutboxSource source, BrokerSink sink, PollBackoff pollBackoff, RelayMetrics metrics) {
        this.lock = lock;
        this.source = source;
        this.sink = sink;
        this.pollBackoff = pollBackoff;
        this.metrics = metrics;
        this.refusals = pollBackoff.afterRefusals();
    }

    /** One round; returns soon, whatever the broker and the database do. */
    void round() throws SQLException, InterruptedException {
        sink.check();
        Refusal refusal = sink.refusal();
        if (refusal != null) {
            beginAgain(refusal);
        } else if (chores.isDue()) {
            doChores();
        } else if (isReadyToRead()) {
            relay(source.next());
        }
    }

    private boolean isReadyToRead() throws InterruptedException {
        return source.isRecovering() ? sink.awaitEmpty(WAIT) : sink.awaitRoom(WAIT);
    }

    private void relay(List<StoredMessage> messages) throws SQLException, InterruptedException {
        if (!messages.isEmpty() && lock.isHeld()) {
            sink.send(messages);
            pollBackoff.foundMessages();
        }
        if (writersLook.isDue()) {
            source.lookAtWriters();
        }
        if (messages.isEmpty()) {
            refusals.reset();
        }
        if (!source.isMoreToRead()) {
            pollBackoff.backOff();
        }
    }

    private void doChores() throws SQLException, InterruptedException {
        source.saveFloor(sink.lowestId(source.floor()));
        List<TopicKey> released = source.released();
        if ((!released.isEmpty() || fullScan.isDue()) && sink.awaitEmpty(WAIT)) {
            source.putBack(released);
            source.checkTheFloor();
        }
    }

    /** What was acknowledged is deleted; then everything that is left is read again, in order. */
    private void beginAgain(Refusal refusal) throws SQLException, InterruptedException {
        if (!sink.awaitEmpty(WAIT)) {
            return;
        }
        sink.disconnect();
        metrics.failed();
        if (Quarantine.isDefinitive(refusal.cause())) {
            log.error(
                    "{} {} on {} is refused for good and put aside with its key: {}",
                    refusal.message().type(),
                    refusal.message().messageId(),
                    refusal.message().topic(),
                    refusal.cause().toString());
            source.putAside(refusal.message(), refusal.cause().toString());
        } else {
            log.warn(
                    "The relay stops at its oldest message: {}", refusal.cause().toString());
            Thread.sleep(refusals.next());
        }
        source.beginAgain();
        sink.reconnect();
    }

    /** Waits a little for what is in flight, so that it need not be repeated. */
    void drain() throws InterruptedException {
        sink.awaitEmpty(DRAIN);
    }
}
