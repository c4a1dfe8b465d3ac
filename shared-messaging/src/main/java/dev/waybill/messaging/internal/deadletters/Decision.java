package dev.waybill.messaging.internal.deadletters;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who decides something about dead letters, and why. */
record Decision(String who, String why) {

    /** Of a caller, who must give a reason. */
    static Decision of(@Nullable Principal caller, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason must say why this is done; it stays in the audit trail");
        }
        return new Decision(caller == null ? "anonymous" : caller.getName(), reason);
    }
}
