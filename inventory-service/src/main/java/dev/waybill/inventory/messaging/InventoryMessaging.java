package dev.waybill.inventory.messaging;

import dev.waybill.events.Channels;
import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.OwnedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The messages of this service, and the topics that it owns. */
@Configuration(proxyBeanMethods = false)
class InventoryMessaging {

    @Bean
    MessageCatalog messageCatalog() {
        return MessageCatalog.of(
                        Contracts.ALL.stream()
                                .<MessageType<?>>map(contract -> contract.as(MessageType::event, MessageType::command))
                                .toList(),
                        Channels.SOURCES)
                .withConfidential(Contracts.CONFIDENTIAL);
    }

    @Bean
    OwnedTopics ownedTopics() {
        return OwnedTopics.named(Topics.INVENTORY_EVENTS, Topics.INVENTORY_COMMANDS);
    }
}
