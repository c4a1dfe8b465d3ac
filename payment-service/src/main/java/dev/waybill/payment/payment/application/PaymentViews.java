package dev.waybill.payment.payment.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments as operators look at them. */
public interface PaymentViews {

    Optional<PaymentView> withId(UUID paymentId);

    /** Locks the payment until the transaction ends, if it is there. */
    void lock(UUID paymentId);

    /** Newest first. */
    List<PaymentView> list(Filter filter, int limit, @Nullable Place after);

    /** Which payments; what is absent does not matter. */
    record Filter(
            @Nullable UUID orderId,
            boolean onlyNeedingAttention,
            @Nullable Stage stage,
            @Nullable Instant createdBefore) {}

    /** Where a payment stands, as a list is filtered. */
    enum Stage {
        AUTHORIZING,
        AUTHORIZED,
        DECLINED,
        CAPTURING,
        CAPTURED,
        CAPTURE_FAILED,
        REVERSING,
        REVERSED
    }

    /** A place in the list: the payment that was shown last. */
    record Place(Instant createdAt, UUID paymentId) {}
}
