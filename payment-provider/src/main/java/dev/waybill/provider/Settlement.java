package dev.waybill.provider;

import dev.waybill.provider.ledger.LedgerRecord;
import dev.waybill.provider.payment.Payment;
import dev.waybill.provider.payment.PaymentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the provider pays out for one day (UTC).
 *
 * @param lines the movements of money, in the ledger's order: captures and refunds
 * @param totals captures less refunds, by currency
 */
record Settlement(LocalDate date, List<Line> lines, Map<String, BigDecimal> totals) {

    /** One movement. */
    record Line(
            String paymentId, String reference, PaymentStatus kind, BigDecimal amount, String currency, Instant at) {}

    /** Gathers a day's lines. */
    static final class Builder {
        private final LocalDate date;
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, BigDecimal> totals = new TreeMap<>();

        Builder(LocalDate date) {
            this.date = date;
        }

        void add(LedgerRecord entry) {
            boolean ofTheDay = entry.at().atZone(ZoneOffset.UTC).toLocalDate().equals(date);
            Payment payment = entry.payment();
            if (ofTheDay && entry.kind() == PaymentStatus.CAPTURED) {
                add(entry, payment.amount());
            } else if (ofTheDay && entry.kind() == PaymentStatus.REFUNDED) {
                add(entry, payment.amount().negate());
            }
        }

        private void add(LedgerRecord entry, BigDecimal effect) {
            Payment payment = entry.payment();
            lines.add(new Line(
                    payment.id(),
                    payment.reference(),
                    payment.status(),
                    payment.amount(),
                    payment.currency(),
                    entry.at()));
            totals.merge(payment.currency(), effect, BigDecimal::add);
        }

        Settlement build() {
            return new Settlement(date, lines, totals);
        }
    }
}
