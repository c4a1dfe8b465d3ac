package dev.waybill.payment.application;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.waybill.payment.domain.Reconciliation;
import dev.waybill.payment.domain.Reconciliations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class ReconcileDueDaysTest {

    private static final int DAYS_BACK = 3;

    private final ReconcileSettlement settlement = mock();
    private final Reconciliations reconciliations = mock();

    @BeforeEach
    void nothingIsReconciledYet() {
        when(reconciliations.of(any())).thenReturn(Optional.empty());
    }

    @Test
    void reconcilesEachDayThatIsOver() {
        at("2026-11-25T10:00:00Z").reconcile();

        reconciled("2026-11-22", "2026-11-23", "2026-11-24");
    }

    @Test
    void makesUpForTheDaysThatWereMissedAndNoOther() {
        LocalDate done = LocalDate.parse("2026-11-23");
        when(reconciliations.of(done)).thenReturn(Optional.of(new Reconciliation(done, Instant.EPOCH, 0, List.of())));

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
    void passesOverADayThatIsInTroubleItself() {
        when(settlement.reconcile(LocalDate.parse("2026-11-22")))
                .thenThrow(new PaymentGateway.IncomprehensibleAnswer("what?"));
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
