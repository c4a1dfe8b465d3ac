package dev.waybill.messaging.internal.operators;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who decides something about dead letters, and why. */
public record Decision(String who, String why) {

    /** Of a caller, who must give a reason. */
    public static Decision of(@Nullable Principal caller, @Nullable String reason) {
        String fault = GivenReason.faultOf(reason);
        if (reason == null || fault != null) {
            throw Refusal.invalid("reason", String.valueOf(fault));
        }
        return new Decision(caller == null ? "anonymous" : caller.getName(), reason);
    }
}
