package dev.waybill.provider.payment;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment as the provider shows it; {@code reference} is the merchant's own name for it. */
public record Payment(
        String id,
        PaymentStatus status,
        BigDecimal amount,
        String currency,
        String paymentMethod,
        String reference,
        @Nullable String declineReason,
        Instant createdAt) {

    public Payment with(PaymentStatus next, BigDecimal moved) {
        return new Payment(id, next, moved, currency, paymentMethod, reference, declineReason, createdAt);
    }

    public TestCard card() {
        return TestCard.of(paymentMethod);
    }
}
