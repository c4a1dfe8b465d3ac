package dev.waybill.payment.reconciliation.application;

import dev.waybill.payment.intent.application.PaymentGateway;
import dev.waybill.payment.reconciliation.domain.Reconciliation;
import dev.waybill.payment.reconciliation.domain.Reconciliations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Compares the provider's settlement report of a day with our payments. */
@Service
public class ReconcileSettlement {

    private static final Logger log = LoggerFactory.getLogger(ReconcileSettlement.class);

    private final SettlementReports reports;
    private final ReconciliationRuns runs;
    private final Reconciliations reconciliations;
    private final Clock clock;

    ReconcileSettlement(
            SettlementReports reports, ReconciliationRuns runs, Reconciliations reconciliations, Clock clock) {
        this.reports = reports;
        this.runs = runs;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /**
     * Reconciles a day; the result of one that is not over is provisional.
     *
     * @throws DayToCome if it has not begun
     * @throws UnderWay if another run is under way
     * @throws PaymentGateway.NoAnswer if the provider's report cannot be had now
     */
    public Reconciliation reconcile(LocalDate day) {
        Instant now = clock.instant();
        if (day.isAfter(now.atZone(ZoneOffset.UTC).toLocalDate())) {
            throw new DayToCome(day);
        }
        UUID run = runs.begin().orElseThrow(UnderWay::new);
        try {
            take(run, day);
            runs.otherDays(run, day).forEach(other -> take(run, other));
            runs.compare(run, day, now, !day.isAfter(Reconciliation.lastDayOver(now)));
        } finally {
            runs.end(run);
        }
        Reconciliation result = reconciliations.of(day).orElseThrow();
        if (!result.differences().isEmpty()) {
            log.warn(
                    "{} differences between our payments and the settlement of {}",
                    result.summary().differences(),
                    day);
        }
        return result;
    }

    private void take(UUID run, LocalDate day) {
        AtomicLong number = new AtomicLong();
        reports.read(day, lines -> runs.take(run, day, number.getAndAdd(lines.size()), lines));
    }

    /** The day has not begun: nothing can be compared. */
    public static final class DayToCome extends RuntimeException {
        DayToCome(LocalDate day) {
            super(day + " has not begun");
        }
    }

    /** Another run is under way, here or on another instance. */
    public static final class UnderWay extends RuntimeException {
        UnderWay() {
            super("another reconciliation is under way");
        }
    }
}
