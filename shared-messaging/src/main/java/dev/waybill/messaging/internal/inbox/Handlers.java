package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.Subscriptions.BatchHandler;
import dev.waybill.messaging.internal.Handling;
import dev.waybill.messaging.internal.Handling.Received;
import dev.waybill.messaging.internal.Tracing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls a consumer's handlers, with as many messages at once as the order per key allows. */
final class Handlers {

    private final Subscriptions subscriptions;
    private final Tracing tracing;
    private final ConsumerMetrics metrics;

    Handlers(Subscriptions subscriptions, Tracing tracing, ConsumerMetrics metrics) {
        this.subscriptions = subscriptions;
        this.tracing = tracing;
        this.metrics = metrics;
    }

    void handle(List<Decoded> messages) {
        for (Run run : runs(messages)) {
            call(run);
        }
    }

    /** Hands all records to the handler of everything. */
    void handleEverything(Consumer<List<IncomingRecord>> handler, List<IncomingRecord> records) {
        List<Received> received =
                records.stream().map(this::receivedOfEverything).toList();
        within(received, "everything", () -> handler.accept(records));
    }

    private Received receivedOfEverything(IncomingRecord record) {
        Message<Object> message = new Message<>(
                record.id(),
                String.valueOf(record.type()),
                String.valueOf(record.source()),
                String.valueOf(record.key()),
                record.sequence(),
                record.time(),
                record.id(),
                null,
                record);
        return new Received(message, tracing.received("receive " + record.type(), record.headers()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void call(Run run) {
        BatchHandler handler = subscriptions.handlers().get(run.payload);
        if (handler == null) {
            throw new IllegalStateException("no handler of " + run.payload);
        }
        List<Received> received = run.messages.stream()
                .map(message -> new Received(
                        message.message(),
                        tracing.received(
                                "handle " + message.record().type(),
                                message.record().headers())))
                .toList();
        List<Message<?>> messages =
                run.messages.stream().<Message<?>>map(Decoded::message).toList();
        within(received, run.type(), () -> handler.handle((List) messages));
    }

    private void within(List<Received> received, String type, Runnable work) {
        @Nullable Throwable failure = null;
        long start = System.nanoTime();
        try {
            Handling.run(received, work);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            metrics.handled(type, received.size(), System.nanoTime() - start);
            for (Received one : received) {
                one.span().end(failure);
            }
        }
    }

    /** A message joins the earliest run of its type that does not come before its key's last message. */
    private static List<Run> runs(List<Decoded> messages) {
        List<Run> runs = new ArrayList<>();
        Map<Key, Integer> lastOfKey = new HashMap<>();
        for (Decoded message : messages) {
            int index = lastOfKey.getOrDefault(message.key(), 0);
            while (index < runs.size() && runs.get(index).payload != message.payload()) {
                index++;
            }
            if (index == runs.size()) {
                runs.add(new Run(message.payload()));
            }
            runs.get(index).messages.add(message);
            lastOfKey.put(message.key(), index);
        }
        return runs;
    }

    private static final class Run {

        private final Class<?> payload;
        private final List<Decoded> messages = new ArrayList<>();

        Run(Class<?> payload) {
            this.payload = payload;
        }

        String type() {
            return messages.getFirst().message().type();
        }
    }

    /** The message on which a handler failed, if it is known. */
    static @Nullable UUID culprit(Throwable failure) {
        return failure instanceof Handling.FailedMessage failed ? failed.messageId() : null;
    }
}
