package dev.waybill.payment.payment.application;

import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.payment.domain.PaymentSnapshot;
import dev.waybill.web.precondition.ETags;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment, its intents, and which operators acknowledged or reversed it. */
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

    /** An intent; without {@code answeredAt} its answer is awaited. */
    public record Call(
            Operation operation,
            int attempts,
            Instant requestedAt,
            @Nullable Instant answeredAt,
            @Nullable String refusal) {}

    /** Changes with everything that is shown: a call's attempts are counted without a change of the payment. */
    public String etag() {
        int attempts = calls.stream().mapToInt(Call::attempts).sum();
        return ETags.tag(updatedAt.getEpochSecond(), updatedAt.getNano(), attempts);
    }

    /** Whether a person should look at it and none has. */
    public boolean needsAttention() {
        String attention = payment.attention();
        return attention != null
                && (acknowledgements.isEmpty()
                        || !acknowledgements.getLast().attention().equals(attention));
    }
}
