package dev.waybill.messaging.internal.consumer;

import java.time.Instant;
import java.time.InstantSource;

/** For how long something has lasted: begins with the time of day and then only counts, whoever sets the machine's clock. */
final class ElapsedTime implements InstantSource {

    private final Instant began = Instant.now();
    private final long nanosThen = System.nanoTime();

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - nanosThen);
    }
}
