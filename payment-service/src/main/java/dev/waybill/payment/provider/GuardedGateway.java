package dev.waybill.payment.provider;

import dev.waybill.payment.intent.application.PaymentGateway;
import dev.waybill.payment.intent.application.ProviderCall;
import dev.waybill.payment.intent.domain.ProviderAnswer;

/** The provider behind its guards. */
class GuardedGateway implements PaymentGateway {

    private final HttpGateway http;
    private final ProviderGuards guards;

    GuardedGateway(HttpGateway http, ProviderGuards guards) {
        this.http = http;
        this.guards = guards;
    }

    @Override
    public ProviderAnswer call(ProviderCall call) {
        return guards.call(() -> http.attempt(call));
    }

    @Override
    public int capacity() {
        return guards.capacity();
    }
}
