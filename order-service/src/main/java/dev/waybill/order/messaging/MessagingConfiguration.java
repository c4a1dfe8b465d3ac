package dev.waybill.order.messaging;

import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service and the others say to each other, and the topic that it owns. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    MessageCatalog messageCatalog() {
        return MessageCatalog.of(Contracts.ALL.stream()
                .<MessageType<?>>map(contract -> contract.as(MessageType::of))
                .toList());
    }

    @Bean
    NewTopic orderEvents(@Value("${waybill.messaging.topics.replication-factor:1}") short replicationFactor) {
        return new NewTopic(Topics.ORDER_EVENTS, Topics.PARTITIONS, replicationFactor);
    }
}
