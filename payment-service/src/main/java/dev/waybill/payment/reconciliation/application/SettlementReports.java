package dev.waybill.payment.reconciliation.application;

import dev.waybill.payment.intent.application.PaymentGateway;
import dev.waybill.payment.reconciliation.domain.SettlementLine;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What the provider says that it settled. */
public interface SettlementReports {

    /**
     * Reads the lines of a day (UTC), a bounded number at a time.
     *
     * @throws PaymentGateway.NoAnswer if it cannot be had now, or not to its end
     * @throws PaymentGateway.UnexpectedResponse if it is no report
     */
    void read(LocalDate day, Consumer<List<SettlementLine>> batches);
}
