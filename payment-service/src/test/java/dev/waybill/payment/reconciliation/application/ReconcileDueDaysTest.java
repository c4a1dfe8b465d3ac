package dev.waybill.payment.reconciliation.application;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.waybill.payment.intent.application.PaymentGateway;
import dev.waybill.payment.reconciliation.domain.Reconciliations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class ReconcileDueDaysTest {

    private static final int DAYS_BACK = 3;

    private final ReconcileSettlement settlement = mock();
    private final Reconciliations reconciliations = mock();
    private final Set<LocalDate> complete = new HashSet<>();

    @BeforeEach
    void nothingIsReconciledYet() {
        when(reconciliations.incomplete(any(), eq(DAYS_BACK))).then(call -> {
            LocalDate last = call.getArgument(0);
            return last.minusDays(DAYS_BACK - 1)
                    .datesUntil(last.plusDays(1))
                    .filter(day -> !complete.contains(day))
                    .toList();
        });
    }

    @Test
    void reconcilesEachDayThatIsOver() {
        at("2026-11-25T10:00:00Z").reconcile();

        reconciled("2026-11-22", "2026-11-23", "2026-11-24");
    }

    @Test
    void makesUpForTheDaysThatWereMissedAndNoOther() {
        complete.add(LocalDate.parse("2026-11-23"));

        at("2026-11-25T10:00:00Z").reconcile();

        reconciled("2026-11-22", "2026-11-24");
    }

    @Test
    void waitsAnHourForTheProviderToCloseTheDay() {
        at("2026-11-25T00:59:59Z").reconcile();

        reconciled("2026-11-21", "2026-11-22", "2026-11-23");
    }

    @Test
    void goesOnWhereItStoppedOnceTheProviderIsBack() {
        LocalDate second = LocalDate.parse("2026-11-23");
        when(settlement.reconcile(second)).thenThrow(new PaymentGateway.NoAnswer("away"));

        at("2026-11-25T10:00:00Z").reconcile();

        reconciled("2026-11-22", "2026-11-23");
    }

    @Test
    void leavesTheRestToTheRunThatIsUnderWay() {
        when(settlement.reconcile(LocalDate.parse("2026-11-23"))).thenThrow(new ReconcileSettlement.UnderWay());

        at("2026-11-25T10:00:00Z").reconcile();

        reconciled("2026-11-22", "2026-11-23");
    }

    @Test
    void passesOverADayThatIsInTroubleItself() {
        when(settlement.reconcile(LocalDate.parse("2026-11-22")))
                .thenThrow(new PaymentGateway.UnexpectedResponse("what?"));
        when(settlement.reconcile(LocalDate.parse("2026-11-23"))).thenThrow(new IllegalStateException("on purpose"));

        at("2026-11-25T10:00:00Z").reconcile();

        reconciled("2026-11-22", "2026-11-23", "2026-11-24");
    }

    private ReconcileDueDays at(String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new ReconcileDueDays(settlement, reconciliations, clock, DAYS_BACK);
    }

    private void reconciled(String... days) {
        InOrder order = inOrder(settlement);
        for (String day : days) {
            order.verify(settlement).reconcile(LocalDate.parse(day));
        }
        verifyNoMoreInteractions(settlement);
    }
}
