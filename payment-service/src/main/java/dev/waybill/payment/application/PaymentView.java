package dev.waybill.payment.application;

import dev.waybill.payment.domain.Operation;
import dev.waybill.payment.domain.PaymentSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment and what the provider was asked for it. */
public record PaymentView(PaymentSnapshot payment, Instant createdAt, Instant updatedAt, List<Call> calls) {

    public PaymentView {
        calls = List.copyOf(calls);
    }

    /** One thing that the provider was asked; without {@code answeredAt} its answer is awaited. */
    public record Call(
            Operation operation,
            int attempts,
            Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable String refusal) {}
}
