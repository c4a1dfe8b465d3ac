package dev.waybill.reporting.messaging;

import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.reporting.projection.LiveFeed;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears every topic: the log stores all of it, and the projections take what they know. */
@Configuration(proxyBeanMethods = false)
class ReportingMessaging {

    @Bean
    MessageCatalog messageCatalog() {
        List<MessageType<?>> types =
                Contracts.ALL.stream().map(ReportingMessaging::type).collect(Collectors.toList());
        return MessageCatalog.of(types);
    }

    @Bean
    Subscriptions reportingSubscriptions(LiveFeed feed) {
        return Subscriptions.forConsumer("reporting").onEverything(Topics.ALL, feed::accept);
    }

    private static <T> MessageType<?> type(Contract<T> contract) {
        return new MessageType<>(
                contract.name(),
                MessageType.Kind.valueOf(contract.kind().name()),
                contract.payload(),
                contract.topic(),
                contract.key(),
                contract.sequence());
    }
}
