package dev.waybill.inventory.messaging;

import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InventoryMessages {

    @Bean
    MessageCatalog messageCatalog() {
        return MessageCatalog.of(Contracts.ALL.stream()
                .<MessageType<?>>map(contract -> contract.as(MessageType::of))
                .toList());
    }

    @Bean
    NewTopic inventoryEvents(@Value("${waybill.messaging.topics.replication-factor:1}") short replicas) {
        return new NewTopic(Topics.INVENTORY_EVENTS, Topics.PARTITIONS, replicas);
    }

    @Bean
    NewTopic inventoryCommands(@Value("${waybill.messaging.topics.replication-factor:1}") short replicas) {
        return new NewTopic(Topics.INVENTORY_COMMANDS, Topics.PARTITIONS, replicas);
    }
}
