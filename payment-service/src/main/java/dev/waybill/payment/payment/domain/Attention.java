package dev.waybill.payment.payment.domain;

import org.jspecify.annotations.Nullable;

/** Why a person should look at a payment, if one should. */
final class Attention {

    private @Nullable String reason;

    Attention(@Nullable String reason) {
        this.reason = reason;
    }

    /** Raises it if the provider moved something else than was requested; says whether it did. */
    boolean raisedBy(Money moved, Money expected, String deed) {
        if (moved.equals(expected)) {
            return false;
        }
        raise("the provider %s %s instead of %s".formatted(deed, moved, expected));
        return true;
    }

    void raise(String newReason) {
        reason = newReason;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
