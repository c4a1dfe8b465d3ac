package dev.waybill.payment.payment.messaging;

import dev.waybill.events.payment.PaymentCommand;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.payment.payment.application.AuthorizePayment;
import dev.waybill.payment.payment.application.CapturePayment;
import dev.waybill.payment.payment.application.ReversePayment;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentTerms;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which command goes to which use case. */
@Configuration(proxyBeanMethods = false)
class PaymentSubscriptions {

    @Bean
    Subscriptions paymentCommands(AuthorizePayment authorize, CapturePayment capture, ReversePayment reverse) {
        return Subscriptions.forConsumer("payment")
                .onBatch(
                        dev.waybill.events.payment.AuthorizePayment.class,
                        commands -> authorize.authorize(commands.stream()
                                .map(command -> request(command.payload()))
                                .toList()))
                .onBatch(dev.waybill.events.payment.CapturePayment.class, commands -> capture.capture(orders(commands)))
                .onBatch(
                        dev.waybill.events.payment.ReversePayment.class, commands -> reverse.reverse(orders(commands)));
    }

    private static AuthorizePayment.Request request(dev.waybill.events.payment.AuthorizePayment command) {
        Money amount = Money.of(command.amount().amount(), command.amount().currency());
        return new AuthorizePayment.Request(
                new OrderId(command.orderId()), new PaymentTerms(amount, command.paymentMethod()));
    }

    private static List<OrderId> orders(List<? extends Message<? extends PaymentCommand>> commands) {
        return commands.stream()
                .map(command -> new OrderId(command.payload().orderId()))
                .toList();
    }
}
