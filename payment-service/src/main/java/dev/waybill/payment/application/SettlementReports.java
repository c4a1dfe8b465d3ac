package dev.waybill.payment.application;

import dev.waybill.payment.domain.SettlementLine;
import java.time.LocalDate;
import java.util.List;

/** What the provider says that it settled. */
public interface SettlementReports {

    /**
     * The lines of a day (UTC).
     *
     * @throws PaymentGateway.NoAnswer if it cannot be had now
     */
    List<SettlementLine> of(LocalDate day);
}
