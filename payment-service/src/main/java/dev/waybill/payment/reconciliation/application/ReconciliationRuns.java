package dev.waybill.payment.reconciliation.application;

import dev.waybill.payment.reconciliation.domain.SettlementLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs of the reconciliation: one at a time, whatever the number of instances. What is compared lies in the database. */
public interface ReconciliationRuns {

    /** Begins one, unless another one is under way. */
    Optional<UUID> begin();

    /**
     * Takes in lines of the provider's report of a day.
     *
     * @throws RunLost if another run has begun meanwhile
     */
    void take(UUID run, LocalDate day, long firstNumber, List<SettlementLine> lines);

    /** Other days on which the provider may have counted what we recorded on this day and it has not reported so far. */
    List<LocalDate> otherDays(UUID run, LocalDate day);

    /**
     * Compares what was taken in with our payments, and stores the result in place of an earlier one of that day. What we
     * recorded since the run began is left out, as it may be missing in the report.
     *
     * @throws RunLost if another run has begun meanwhile
     */
    void compare(UUID run, LocalDate day, Instant runAt, boolean complete);

    /** Ends the run, whether it came to a result or not. */
    void end(UUID run);

    /** A run took too long for its lease. */
    final class RunLost extends RuntimeException {
        public RunLost() {
            super("another reconciliation has begun meanwhile");
        }
    }
}
