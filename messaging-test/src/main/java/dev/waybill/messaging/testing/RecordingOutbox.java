package dev.waybill.messaging.testing;

import dev.waybill.messaging.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An outbox that keeps what it is given, in order, for a test to look at; it needs no transaction. */
public final class RecordingOutbox implements Outbox {

    private final List<Object> messages = new ArrayList<>();

    @Override
    public UUID publish(Object event) {
        return store(event);
    }

    @Override
    public UUID send(Object command) {
        return store(command);
    }

    private synchronized UUID store(Object message) {
        messages.add(message);
        return UUID.randomUUID();
    }

    @Override
    public boolean acceptsNewWork() {
        return true;
    }

    @Override
    public Duration oldestUnsentAge() {
        return Duration.ZERO;
    }

    /** What was published and sent so far. */
    public synchronized List<Object> messages() {
        return List.copyOf(messages);
    }

    /** Forgets what was given. */
    public synchronized void clear() {
        messages.clear();
    }
}
