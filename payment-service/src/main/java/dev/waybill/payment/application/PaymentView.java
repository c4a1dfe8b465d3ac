package dev.waybill.payment.application;

import dev.waybill.payment.domain.Operation;
import dev.waybill.payment.domain.PaymentSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment, what the provider was asked for it, and who looked at it when it needed attention or reversed it by hand. */
public record PaymentView(
        PaymentSnapshot payment,
        Instant createdAt,
        Instant updatedAt,
        List<Call> calls,
        List<Acknowledgement> acknowledgements,
        List<ReversalByOperator> reversals) {

    public PaymentView {
        calls = List.copyOf(calls);
        acknowledgements = List.copyOf(acknowledgements);
        reversals = List.copyOf(reversals);
    }

    /** One thing that the provider was asked; without {@code answeredAt} its answer is awaited. */
    public record Call(
            Operation operation,
            int attempts,
            Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable String refusal) {}

    /** Whether a person should look at it and none has. */
    public boolean needsAttention() {
        String attention = payment.attention();
        return attention != null
                && (acknowledgements.isEmpty()
                        || !acknowledgements.getLast().attention().equals(attention));
    }
}
