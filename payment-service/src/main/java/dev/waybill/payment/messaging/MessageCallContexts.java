package dev.waybill.payment.messaging;

import dev.waybill.messaging.MessageContext;
import dev.waybill.payment.application.CallContext;
import dev.waybill.payment.application.CallContexts;
import dev.waybill.payment.domain.OrderId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class MessageCallContexts implements CallContexts {

    @Override
    public Optional<CallContext> current(OrderId order) {
        return MessageContext.current(order.toString())
                .map(context -> new CallContext(context.correlationId(), context.causationId(), context.traceparent()));
    }

    @Override
    public void within(Map<OrderId, CallContext> contexts, Runnable work) {
        MessageContext.within(
                contexts.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(), entry -> message(entry.getValue()))),
                work);
    }

    private static MessageContext message(CallContext context) {
        return new MessageContext(context.correlationId(), context.causationId(), context.traceparent());
    }
}
