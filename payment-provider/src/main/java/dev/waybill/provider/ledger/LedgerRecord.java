package dev.waybill.provider.ledger;

import dev.waybill.provider.payment.Payment;
import dev.waybill.provider.payment.PaymentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger file: a call that was answered for good. It holds all that is needed to answer the same key
 * again, and the payment as it stands afterwards.
 *
 * @param kind the movement that the call made; {@code null} if it made none
 * @param refusal why the call was refused, as a problem's slug; {@code null} if it was not
 */
public record LedgerRecord(
        Instant at,
        String idempotencyKey,
        String fingerprint,
        Payment payment,
        @Nullable PaymentStatus kind,
        @Nullable String refusal) {

    /** A movement as {@code GET /ledger} shows it. */
    public record Entry(
            String paymentId,
            String orderId,
            PaymentStatus kind,
            BigDecimal amount,
            String currency,
            Instant at,
            String idempotencyKey) {}
}
