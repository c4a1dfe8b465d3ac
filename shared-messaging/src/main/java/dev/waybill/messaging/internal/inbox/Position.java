package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A place in an aggregate's history: the epoch first, then the sequence within it. */
record Position(long epoch, long sequence) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::epoch).thenComparingLong(Position::sequence);

    static @Nullable Position of(IncomingRecord record) {
        @Nullable Long sequence = record.sequence();
        return sequence == null ? null : new Position(record.epoch(), sequence);
    }

    static Position later(Position one, Position other) {
        return one.isAfter(other) ? one : other;
    }

    boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    /** How many numbers are missing since an earlier one; none across epochs, where numbering may begin anywhere. */
    long missingSince(Position earlier) {
        return epoch == earlier.epoch ? sequence - earlier.sequence - 1 : 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
