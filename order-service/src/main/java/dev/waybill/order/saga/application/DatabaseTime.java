package dev.waybill.order.saga.application;

import java.time.Instant;

/** The database's clock: the one that all instances share, and that deadlines are kept by. */
@FunctionalInterface
public interface DatabaseTime {

    /** The time of this moment. */
    Instant now();
}
