package dev.waybill.messaging.internal.inbox;

import static java.util.Objects.requireNonNull;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.Subscriptions.BatchHandler;
import dev.waybill.messaging.Subscriptions.EachMessage;
import dev.waybill.messaging.internal.HandlerScope;
import dev.waybill.messaging.internal.HandlerScope.Received;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.WireText;
import dev.waybill.messaging.internal.inbox.Decoder.Decoded;
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
    private final InboxMetrics metrics;

    Handlers(Subscriptions subscriptions, Tracing tracing, InboxMetrics metrics) {
        this.subscriptions = subscriptions;
        this.tracing = tracing;
        this.metrics = metrics;
    }

    void handle(List<Decoded> messages) {
        for (Run run : runs(messages)) {
            call(run);
        }
    }

    /** Whether one of them handles every record, whatever it is. */
    boolean takeEverything() {
        return subscriptions.everything() != null;
    }

    /** Hands all records to the handler of everything, if there are any. */
    void handleEverything(List<IncomingRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Consumer<List<IncomingRecord>> handler = requireNonNull(subscriptions.everything());
        List<Received> received =
                records.stream().map(this::receivedOfEverything).toList();
        within(received, Map.of("everything", records.size()), () -> handler.accept(records));
    }

    private Received receivedOfEverything(IncomingRecord record) {
        Message<Object> message = new Message<>(
                record.id(),
                String.valueOf(record.type()),
                String.valueOf(record.source()),
                String.valueOf(record.key()),
                record.epoch(),
                record.sequence(),
                record.time(),
                record.id(),
                null,
                record);
        return new Received(
                message, tracing.received("receive " + WireText.printable(record.type()), record.headers()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void call(Run run) {
        BatchHandler handler = run.handler;
        List<Received> received = run.messages.stream()
                .map(message -> new Received(
                        message.message(),
                        tracing.received(
                                "handle " + message.record().type(),
                                message.record().headers())))
                .toList();
        List<Message<?>> messages =
                run.messages.stream().<Message<?>>map(Decoded::message).toList();
        Runnable work = handler instanceof EachMessage each
                ? () -> HandlerScope.each((List) messages, each.handler())
                : () -> handler.handle((List) messages);
        within(received, run.types(), work);
    }

    private void within(List<Received> received, Map<String, Integer> types, Runnable work) {
        @Nullable Throwable failure = null;
        long start = System.nanoTime();
        try {
            HandlerScope.run(received, work);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            long each = (System.nanoTime() - start) / received.size();
            types.forEach((type, count) -> metrics.handled(type, count, each));
            for (Received one : received) {
                one.span().end(failure);
            }
        }
    }

    /** A message joins the earliest run of its handler that does not come before its key's last message. */
    private List<Run> runs(List<Decoded> messages) {
        List<Run> runs = new ArrayList<>();
        Map<Key, Integer> lastOfKey = new HashMap<>();
        for (Decoded message : messages) {
            BatchHandler<?> handler = handlerOf(message);
            int index = lastOfKey.getOrDefault(message.key(), 0);
            while (index < runs.size() && !runs.get(index).takes(message, handler)) {
                index++;
            }
            if (index == runs.size()) {
                runs.add(new Run(handler));
            }
            runs.get(index).add(message);
            lastOfKey.put(message.key(), index);
        }
        return runs;
    }

    private BatchHandler<?> handlerOf(Decoded message) {
        BatchHandler<?> handler = subscriptions.handlers().get(message.payload());
        if (handler == null) {
            throw new IllegalStateException("no handler of " + message.payload());
        }
        return handler;
    }

    /** What a handler gets in one call. A key has messages of one type in it, so that what follows has one cause. */
    private static final class Run {

        private final BatchHandler<?> handler;
        private final List<Decoded> messages = new ArrayList<>();
        private final Map<Key, Class<?>> payloads = new HashMap<>();

        Run(BatchHandler<?> handler) {
            this.handler = handler;
        }

        boolean takes(Decoded message, BatchHandler<?> itsHandler) {
            return handler.equals(itsHandler)
                    && payloads.getOrDefault(message.key(), message.payload()) == message.payload();
        }

        void add(Decoded message) {
            messages.add(message);
            payloads.put(message.key(), message.payload());
        }

        Map<String, Integer> types() {
            Map<String, Integer> types = new HashMap<>();
            messages.forEach(message -> types.merge(message.message().type(), 1, Integer::sum));
            return types;
        }
    }

    /** The message on which a handler failed, if it is known. */
    static @Nullable UUID culprit(Throwable failure) {
        return failure instanceof HandlerScope.FailedMessage failed ? failed.messageId() : null;
    }
}
