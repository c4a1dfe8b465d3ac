package dev.waybill.messaging.internal.relay.shipping;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Messages that were handed to the producer together, and which of them the broker has acknowledged. */
public final class Shipment {

    private static final int ACKED = 1;

    private final List<StoredMessage> messages;
    private final AtomicIntegerArray answers;
    private final CountDownLatch open;

    /** Of these, in their order. */
    public Shipment(List<StoredMessage> messages) {
        this.messages = messages;
        this.answers = new AtomicIntegerArray(messages.size());
        this.open = new CountDownLatch(messages.size());
    }

    List<StoredMessage> messages() {
        return messages;
    }

    int size() {
        return messages.size();
    }

    long firstId() {
        return messages.getFirst().id();
    }

    /** The broker's word on one message. */
    void answered(int index, boolean acked) {
        if (acked) {
            answers.set(index, ACKED);
        }
        open.countDown();
    }

    /** Nothing of it was sent, from this message on. */
    void abandonedFrom(int index) {
        IntStream.range(index, size()).forEach(_ -> open.countDown());
    }

    boolean awaitAnswers(Duration atMost) throws InterruptedException {
        return open.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isAnswered() {
        return open.getCount() == 0;
    }

    /** Those that are on their topic. */
    public List<StoredMessage> acked() {
        return IntStream.range(0, size())
                .filter(index -> answers.get(index) == ACKED)
                .mapToObj(messages::get)
                .toList();
    }
}
