package dev.waybill.payment.reconciliation.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reconciliations that were made, one for a day. */
public interface Reconciliations {

    Optional<Reconciliation> of(LocalDate day);

    /** The newest days first, from before this one if it is given. */
    List<Reconciliation.Summary> newest(int limit, @Nullable LocalDate before);

    /**
     * The days up to this last one that were not reconciled, or only provisionally, the oldest first: of so many days, and
     * of those before them since the last that is complete, a year at most.
     */
    List<LocalDate> incomplete(LocalDate last, int days);
}
