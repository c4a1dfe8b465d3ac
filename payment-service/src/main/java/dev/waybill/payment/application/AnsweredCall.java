package dev.waybill.payment.application;

import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.ProviderAnswer;

/** A call and what the provider said to it. */
record AnsweredCall(ProviderCall call, ProviderAnswer answer) {

    OrderId order() {
        return call.order();
    }
}
