package dev.waybill.payment.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reconciliations that were made, one for a day. */
public interface Reconciliations {

    /** Stores one in place of an earlier one of the same day. */
    void replace(Reconciliation reconciliation);

    Optional<Reconciliation> of(LocalDate day);

    /** The newest days first, from before this one if it is given; without their differences. */
    List<Summary> newest(int limit, @Nullable LocalDate before);

    /** A reconciliation without its differences. */
    record Summary(LocalDate day, Instant runAt, int movements, int differences) {}
}
