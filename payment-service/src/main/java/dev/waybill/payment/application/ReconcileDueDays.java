package dev.waybill.payment.application;

import dev.waybill.payment.domain.Reconciliations;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reconciles each day once it is over; days that were missed are made up for. */
@Component
class ReconcileDueDays {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileDueDays.class);
    private static final Duration GRACE = Duration.ofHours(1);

    private final ReconcileSettlement settlement;
    private final Reconciliations reconciliations;
    private final Clock clock;
    private final int daysBack;

    ReconcileDueDays(
            ReconcileSettlement settlement,
            Reconciliations reconciliations,
            Clock clock,
            @Value("${waybill.payment.reconciliation.days-back:7}") int daysBack) {
        this.settlement = settlement;
        this.reconciliations = reconciliations;
        this.clock = clock;
        this.daysBack = daysBack;
    }

    @Scheduled(
            initialDelayString = "${waybill.payment.reconciliation.first:2m}",
            fixedDelayString = "${waybill.payment.reconciliation.every:1h}")
    void reconcile() {
        LocalDate today = clock.instant().minus(GRACE).atZone(ZoneOffset.UTC).toLocalDate();
        try {
            today.minusDays(daysBack)
                    .datesUntil(today)
                    .filter(day -> reconciliations.of(day).isEmpty())
                    .forEach(this::reconcile);
        } catch (PaymentGateway.NoAnswer e) {
            LOG.info("reconciliation waits for the provider: {}", e.getMessage());
        }
    }

    /** A day whose own report or payments are the trouble holds up no other. */
    private void reconcile(LocalDate day) {
        try {
            settlement.reconcile(day);
        } catch (PaymentGateway.IncomprehensibleAnswer e) {
            LOG.error("the provider's report of {} is not understood: {}", day, e.getMessage());
        } catch (PaymentGateway.NoAnswer e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} could not be reconciled, and is tried again later", day, e);
        }
    }
}
