package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The records of a paused partition, which wait for a failure to pass. */
final class Waiting {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Instant since;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private List<IncomingRecord> records;
    private Instant next;
    private @Nullable UUID culprit;
    private Instant culpritSince;

    Waiting(List<IncomingRecord> records, Instant now) {
        this.records = records;
        this.since = now;
        this.next = now;
        this.culpritSince = now;
    }

    List<IncomingRecord> records() {
        return records;
    }

    IncomingRecord head() {
        return records.getFirst();
    }

    Instant since() {
        return since;
    }

    boolean isDue(Instant now) {
        return !next.isAfter(now);
    }

    /** The first records are done. */
    void done(int count) {
        records = records.subList(count, records.size());
    }

    /** It failed again: the next attempt is later. */
    void postpone(Instant now) {
        long pause = backoff.next().toMillis();
        next = now.plusMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }

    /** Nothing can be said about the head: the database itself is away. */
    void blameNobody() {
        culprit = null;
    }

    /** The head failed although the database does its work; how long that has been so without interruption. */
    Duration blameHead(Instant now) {
        if (!head().id().equals(culprit)) {
            culprit = head().id();
            culpritSince = now;
        }
        return Duration.between(culpritSince, now);
    }
}
