package dev.waybill.payment.intent.domain;

import org.jspecify.annotations.Nullable;

/** An intent that has its answer; {@code refusal} is absent where the provider did it. */
public record ClosedIntent(Operation operation, @Nullable String refusal) {

    static ClosedIntent by(Operation operation, ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Done _ -> new ClosedIntent(operation, null);
            case ProviderAnswer.Refused(String reason) -> new ClosedIntent(operation, reason);
        };
    }
}
