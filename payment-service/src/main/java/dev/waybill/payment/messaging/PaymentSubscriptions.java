package dev.waybill.payment.messaging;

import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import dev.waybill.events.payment.PaymentCommand;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.payment.application.AuthorizePayment;
import dev.waybill.payment.application.CapturePayment;
import dev.waybill.payment.application.ReversePayment;
import dev.waybill.payment.domain.Money;
import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.PaymentTerms;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** What payment-service hears, and the topics that it owns. */
@Configuration(proxyBeanMethods = false)
class PaymentSubscriptions {

    @Bean
    MessageCatalog messageCatalog() {
        return MessageCatalog.of(Contracts.ALL.stream()
                .<MessageType<?>>map(contract -> contract.as(MessageType::of))
                .toList());
    }

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

    @Bean
    NewTopic paymentCommandsTopic(@Value("${waybill.messaging.topics.replication-factor:1}") short replicas) {
        return topic(Topics.PAYMENT_COMMANDS, replicas);
    }

    @Bean
    NewTopic paymentEventsTopic(@Value("${waybill.messaging.topics.replication-factor:1}") short replicas) {
        return topic(Topics.PAYMENT_EVENTS, replicas);
    }

    private static NewTopic topic(String name, short replicas) {
        return TopicBuilder.name(name)
                .partitions(Topics.PARTITIONS)
                .replicas(replicas)
                .build();
    }
}
