package dev.waybill.messaging.testing;

import java.time.Instant;
import java.util.UUID;

/** Message ids. */
final class Ids {

    private static final long VERSION_7 = 0x7000;
    private static final int TIME_SHIFT = 16;
    private static final long RANDOM_BITS = 0xFFF;

    private Ids() {}

    /** A new UUIDv7 of this time. */
    static UUID at(Instant time) {
        UUID random = UUID.randomUUID();
        return new UUID(
                (time.toEpochMilli() << TIME_SHIFT) | VERSION_7 | (random.getMostSignificantBits() & RANDOM_BITS),
                random.getLeastSignificantBits());
    }
}
