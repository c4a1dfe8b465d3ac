package dev.waybill.messaging.internal.progress;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When it was seen that messages had left the outbox. What is left out of it only makes it later. */
final class SentHistory {

    private static final int MOST_ENTRIES = 3_600;

    private final TreeMap<Instant, Instant> storedBeforeByTimeSeen = new TreeMap<>();
    private @Nullable OutboxPosition waiting;

    /** The outbox was so far. */
    void note(OutboxPosition position) {
        if (position.isPast(position)) {
            add(position.storedBefore(), position.at());
            waiting = null;
        } else if (waiting == null) {
            waiting = position;
        } else if (position.isPast(waiting)) {
            add(waiting.storedBefore(), position.at());
            waiting = position;
        }
    }

    private void add(Instant storedBefore, Instant seen) {
        if (storedBeforeByTimeSeen.size() < MOST_ENTRIES) {
            storedBeforeByTimeSeen.put(seen, storedBefore);
        }
    }

    /**
     * What was stored before this had left at that time; empty if that is not known. Later calls are for later times.
     */
    Optional<Instant> storedBefore(Instant leftBy) {
        Map.Entry<Instant, Instant> latest = storedBeforeByTimeSeen.floorEntry(leftBy);
        if (latest == null) {
            return Optional.empty();
        }
        storedBeforeByTimeSeen.headMap(latest.getKey()).clear();
        return Optional.of(latest.getValue());
    }

    /** Nobody saw what happened until now. */
    void forget() {
        storedBeforeByTimeSeen.clear();
        waiting = null;
    }
}
