package dev.waybill.messaging.internal.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** For how long something has lasted: begins with the time of day and then only counts, whoever sets the machine's clock. */
final class ElapsedTime extends Clock {

    private final Instant began = Instant.now();
    private final long nanosThen = System.nanoTime();

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - nanosThen);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
