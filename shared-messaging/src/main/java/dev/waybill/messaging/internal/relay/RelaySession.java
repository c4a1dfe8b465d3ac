package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.WireText;
import dev.waybill.messaging.internal.relay.KafkaSender.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of the active relay, for as long as it holds the lock. */
final class RelaySession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS_AT_WRITERS = Duration.ofMillis(10);
    private static final Duration BETWEEN_CHORES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_FULL_SCANS = Duration.ofSeconds(60);

    private final Parts parts;
    private final Supplier<KafkaSender> senders;
    private final Pause pause;
    private final Every writersLook = new Every(BETWEEN_LOOKS_AT_WRITERS);
    private final Every chores = new Every(BETWEEN_CHORES);
    private final Every fullScan = new Every(BETWEEN_FULL_SCANS);
    private KafkaSender sender;
    private int refusalsInARow;

    RelaySession(Parts parts, Supplier<KafkaSender> senders, Pause pause) {
        this.parts = parts;
        this.senders = senders;
        this.pause = pause;
        this.sender = senders.get();
    }

    /** What a session works with. */
    record Parts(
            RelayLock lock,
            OutboxReader reader,
            InFlight inFlight,
            Remover remover,
            Quarantine quarantine,
            RelayMetrics metrics) {}

    /** One round; returns soon, whatever the broker and the database do. */
    void round() throws SQLException, InterruptedException {
        parts.remover().check();
        if (sender.refusal() != null) {
            beginAgain(sender.refusal());
        } else if (chores.isDue()) {
            doChores();
        } else if (isReadyToRead()) {
            relay(parts.quarantine().holdBack(parts.reader().next()));
        }
    }

    private boolean isReadyToRead() throws InterruptedException {
        return parts.reader().isRecovering()
                ? parts.inFlight().awaitEmpty(WAIT)
                : parts.inFlight().awaitRoom(WAIT);
    }

    private void relay(List<StoredMessage> messages) throws SQLException, InterruptedException {
        if (!messages.isEmpty() && parts.lock().isHeld()) {
            Shipment shipment = new Shipment(messages);
            parts.inFlight().add(shipment);
            sender.send(shipment);
            pause.foundMessages();
        }
        if (writersLook.isDue()) {
            parts.reader().lookAtWriters();
        }
        if (messages.isEmpty()) {
            refusalsInARow = 0;
        }
        if (!parts.reader().isMoreToRead()) {
            pause.take();
        }
    }

    private void doChores() throws SQLException, InterruptedException {
        parts.reader().saveFloor(parts.inFlight().lowestId(parts.reader().floor()));
        List<TopicKey> released = parts.quarantine().refresh();
        if ((!released.isEmpty() || fullScan.isDue()) && parts.inFlight().awaitEmpty(WAIT)) {
            putBack(released);
            distrustTheFloor();
        }
    }

    private void putBack(List<TopicKey> released) throws SQLException {
        for (TopicKey key : released) {
            log.info(
                    "Messages of {} on {} are released from the quarantine",
                    WireText.printable(key.key()),
                    key.topic());
            parts.quarantine().putBack(key);
        }
        if (!released.isEmpty()) {
            parts.quarantine().refresh();
            parts.reader().recover();
        }
    }

    private void distrustTheFloor() throws SQLException {
        int stray =
                parts.reader().isRecovering() ? 0 : parts.reader().belowHead().size();
        if (stray > 0) {
            log.warn("{} messages were found where none was expected; the relay begins again at the bottom", stray);
            parts.metrics().stray(stray);
            parts.reader().recover();
        }
    }

    /** What was acknowledged is deleted; then everything that is left is read again, in order. */
    private void beginAgain(@Nullable Refusal refusal) throws SQLException, InterruptedException {
        if (refusal == null || !parts.inFlight().awaitEmpty(WAIT)) {
            return;
        }
        sender.close();
        parts.metrics().failed();
        if (Quarantine.isDefinitive(refusal.cause())) {
            log.error(
                    "{} {} on {} is refused for good and put aside with its key: {}",
                    refusal.message().type(),
                    refusal.message().messageId(),
                    refusal.message().topic(),
                    refusal.cause().toString());
            parts.quarantine().add(refusal.message(), refusal.cause().toString());
        } else {
            log.warn(
                    "The relay stops at its oldest message: {}", refusal.cause().toString());
            pause.after(++refusalsInARow);
        }
        parts.reader().recover();
        sender = senders.get();
    }

    /** Waits a little for what is in flight, so that it need not be repeated. */
    void farewell() throws InterruptedException {
        parts.inFlight().awaitEmpty(FAREWELL);
    }

    @Override
    public void close() {
        sender.close();
        parts.remover().close();
        parts.reader().close();
    }
}
