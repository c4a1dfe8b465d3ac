package dev.waybill.payment.intent.application;

import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.domain.OrderId;

/** A call and what the provider said to it. */
record AnsweredCall(ProviderCall call, ProviderAnswer answer) {

    OrderId order() {
        return call.order();
    }
}
