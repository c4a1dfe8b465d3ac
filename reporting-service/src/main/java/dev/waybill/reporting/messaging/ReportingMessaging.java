package dev.waybill.reporting.messaging;

import dev.waybill.events.Channels;
import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.OwnedTopics;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.reporting.log.EventLog;
import dev.waybill.reporting.projection.LiveFeed;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consumes every topic: the log stores all of it, and the projections take what they know. */
@Configuration(proxyBeanMethods = false)
class ReportingMessaging {

    /** Pages refresh less often than that; the dozen messages of an order then make one or two batches. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);

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
        return OwnedTopics.none();
    }

    @Bean
    Subscriptions reportingSubscriptions(LiveFeed feed) {
        return Subscriptions.forConsumer(EventLog.CONSUMER)
                .batchEvery(BETWEEN_BATCHES)
                .onEverything(Topics.ALL, feed::accept);
    }
}
