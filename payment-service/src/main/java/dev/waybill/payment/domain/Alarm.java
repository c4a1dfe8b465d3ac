package dev.waybill.payment.domain;

import org.jspecify.annotations.Nullable;

/** Why a person should look at a payment, if one should. */
final class Alarm {

    private @Nullable String why;

    Alarm(@Nullable String why) {
        this.why = why;
    }

    /** Raises it if the provider moved something else than it was asked; says whether it did. */
    boolean raisedBy(Money moved, Money asked, String deed) {
        if (moved.equals(asked)) {
            return false;
        }
        raise("the provider %s %s instead of %s".formatted(deed, moved, asked));
        return true;
    }

    void raise(String reason) {
        why = reason;
    }

    @Nullable
    String why() {
        return why;
    }
}
