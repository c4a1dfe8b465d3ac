package dev.waybill.messaging.internal.relay.shipping;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The shipments that are sent and not yet deleted, oldest first; bounded. */
public final class InFlight {

    private final int messagesAtMost;
    private final Deque<Shipment> shipments = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int messages;

    /** Of so many messages. */
    public InFlight(int messagesAtMost) {
        this.messagesAtMost = messagesAtMost;
    }

    /** It is sent now. */
    public void add(Shipment shipment) {
        lock.lock();
        try {
            shipments.add(shipment);
            messages += shipment.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is room for more; whether there is. */
    public boolean awaitRoom(Duration atMost) throws InterruptedException {
        return awaitAtMost(atMost, messagesAtMost / 2);
    }

    /** Waits until nothing is in flight; whether nothing is. */
    public boolean awaitEmpty(Duration atMost) throws InterruptedException {
        return awaitAtMost(atMost, 0);
    }

    /** The oldest one and those behind it that are answered too; empty when nothing comes for a while. */
    public List<Shipment> answered(Duration atMost) throws InterruptedException {
        Shipment oldest = oldest(atMost);
        if (oldest == null || !oldest.awaitAnswers(atMost)) {
            return List.of();
        }
        lock.lock();
        try {
            List<Shipment> answered = new ArrayList<>();
            for (Shipment shipment : shipments) {
                if (!shipment.isAnswered()) {
                    break;
                }
                answered.add(shipment);
            }
            return answered;
        } finally {
            lock.unlock();
        }
    }

    /** These are dealt with. */
    public void remove(List<Shipment> done) {
        lock.lock();
        try {
            for (Shipment shipment : done) {
                shipments.remove(shipment);
                messages -= shipment.size();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The lowest id in flight, or else the given one. */
    public long lowestId(long otherwise) {
        lock.lock();
        try {
            return shipments.stream().mapToLong(Shipment::firstId).min().orElse(otherwise);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Shipment oldest(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (shipments.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return shipments.peek();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitAtMost(Duration atMost, int count) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(atMost.toMillis());
            while (messages > count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return messages <= count;
        } finally {
            lock.unlock();
        }
    }
}
