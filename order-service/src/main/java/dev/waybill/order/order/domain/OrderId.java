package dev.waybill.order.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An order's identity: a UUIDv7, so that later orders sort after earlier ones. */
@Embeddable
public record OrderId(@Column(name = "id") UUID value) implements Serializable {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** A new identity of an order placed at this time. */
    public static OrderId placedAt(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = time.toEpochMilli() << 16 | VERSION_7 | random.nextInt(1 << 12);
        long low = VARIANT | random.nextLong() >>> 2;
        return new OrderId(new UUID(high, low));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
