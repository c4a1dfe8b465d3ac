package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.relay.shipping.InFlight;
import dev.waybill.messaging.internal.relay.shipping.KafkaSender;
import dev.waybill.messaging.internal.relay.shipping.KafkaSender.Refusal;
import dev.waybill.messaging.internal.relay.shipping.Shipment;
import dev.waybill.messaging.internal.relay.shipping.StoredMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a relay's messages go: to the broker, and out of the outbox once they are acknowledged. */
final class BrokerSink implements AutoCloseable {

    private final InFlight inFlight;
    private final Remover remover;
    private final Supplier<KafkaSender> senders;
    private KafkaSender sender;

    private BrokerSink(InFlight inFlight, Remover remover, Supplier<KafkaSender> senders) {
        this.inFlight = inFlight;
        this.remover = remover;
        this.senders = senders;
        this.sender = senders.get();
    }

    /** Begins to remove what is acknowledged. */
    static BrokerSink open(
            DedicatedConnections connections, int inFlightAtMost, Supplier<KafkaSender> senders, RelayMetrics metrics)
            throws SQLException {
        InFlight inFlight = new InFlight(inFlightAtMost);
        Remover remover = new Remover(connections, inFlight, metrics);
        try {
            BrokerSink sink = new BrokerSink(inFlight, remover, senders);
            remover.start();
            return sink;
        } catch (RuntimeException e) {
            remover.close();
            throw e;
        }
    }

    void send(List<StoredMessage> messages) {
        Shipment shipment = new Shipment(messages);
        inFlight.add(shipment);
        sender.send(shipment);
    }

    /** Throws what has ended the removal of acknowledged messages. */
    void check() throws SQLException {
        remover.check();
    }

    /** The first message that the broker refused, if it refused one. */
    @Nullable
    Refusal refusal() {
        return sender.refusal();
    }

    boolean awaitRoom(Duration atMost) throws InterruptedException {
        return inFlight.awaitRoom(atMost);
    }

    boolean awaitEmpty(Duration atMost) throws InterruptedException {
        return inFlight.awaitEmpty(atMost);
    }

    /** The lowest id in flight. */
    long lowestId(long otherwise) {
        return inFlight.lowestId(otherwise);
    }

    /** Ends the producer, so that nothing of it arrives any more. */
    void disconnect() {
        sender.close();
    }

    /** Sends with a new producer. */
    void reconnect() {
        sender = senders.get();
    }

    @Override
    public void close() {
        sender.close();
        remover.close();
    }
}
