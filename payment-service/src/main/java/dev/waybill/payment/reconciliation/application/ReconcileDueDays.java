package dev.waybill.payment.reconciliation.application;

import dev.waybill.payment.intent.application.PaymentGateway;
import dev.waybill.payment.reconciliation.domain.Reconciliation;
import dev.waybill.payment.reconciliation.domain.Reconciliations;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reconciles each day once it is over; days that were missed, or not over when they were reconciled, are made up for. */
@Component
class ReconcileDueDays {

    private static final Logger log = LoggerFactory.getLogger(ReconcileDueDays.class);

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
        LocalDate last = Reconciliation.lastDayOver(clock.instant());
        try {
            reconciliations.incomplete(last, daysBack).forEach(this::reconcile);
        } catch (PaymentGateway.NoAnswer e) {
            log.info("reconciliation waits for the provider: {}", e.getMessage());
        } catch (ReconcileSettlement.UnderWay e) {
            log.debug("reconciliation is left to the run that is under way");
        }
    }

    /** A day whose own report or payments are the trouble holds up no other. */
    private void reconcile(LocalDate day) {
        try {
            settlement.reconcile(day);
        } catch (PaymentGateway.UnexpectedResponse e) {
            log.error("the provider's report of {} is not understood: {}", day, e.getMessage());
        } catch (PaymentGateway.NoAnswer | ReconcileSettlement.UnderWay e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("{} could not be reconciled, and is tried again later", day, e);
        }
    }
}
