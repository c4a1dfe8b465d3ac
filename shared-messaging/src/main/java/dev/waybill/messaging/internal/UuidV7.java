package dev.waybill.messaging.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids that carry their time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562</a>
 */
public final class UuidV7 {

    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_OF_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    private UuidV7() {}

    /** A new id of this instant. */
    public static UUID at(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return of(time, random.nextLong(), random.nextLong());
    }

    /** The id of something that has none: the same for the same name and time. */
    public static UUID derived(Instant time, String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return of(time, hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    /** Whether an id is of this kind. */
    public static boolean is(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    /** The time in an id, to the millisecond. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static UUID of(Instant time, long high, long low) {
        long millis = Math.max(0, time.toEpochMilli());
        return new UUID((millis << 16) | 0x7000 | (high & 0xFFF), VARIANT | (low & RANDOM_OF_VARIANT));
    }
}
