package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.OwnedTopics;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.kafka.KafkaClients;
import dev.waybill.messaging.internal.topics.TopicGuard;
import dev.waybill.messaging.internal.topics.TopicGuard.Declaration;
import dev.waybill.messaging.internal.topics.TopicSettings;
import dev.waybill.messaging.spi.InboxStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Topics as this application needs them. */
@Configuration(proxyBeanMethods = false)
class TopicsConfiguration {

    @Bean
    TopicGuard waybillTopicGuard(
            ObjectProvider<OwnedTopics> owned,
            MessageCatalog catalog,
            Consumers consumers,
            InboxStore inbox,
            KafkaClients clients,
            MessagingProperties properties) {
        MessagingProperties.Topics topics = properties.topics();
        TopicSettings settings = new TopicSettings(
                topics.partitions(),
                topics.replicationFactor(),
                topics.retention(),
                properties.outbox().maxMessageSize().toBytes());
        Declaration declared = declaration(settings, owned.stream().toList(), catalog.topics(), consumers.topics());
        return new TopicGuard(
                topics.create() ? declared : new Declaration(settings, declared.owned(), Set.of()),
                consumers.topics(),
                inbox.window(),
                topics.verifyEvery(),
                clients::admin);
    }

    /** An application that says nothing of its topics sends what it does not consume, and whoever comes first creates them. */
    private static Declaration declaration(
            TopicSettings settings,
            List<OwnedTopics> owned,
            Set<String> ofTheCatalog,
            Map<String, Set<String>> consumed) {
        if (owned.isEmpty()) {
            Set<String> rest = new HashSet<>(ofTheCatalog);
            consumed.values().forEach(rest::removeAll);
            return new Declaration(settings, Set.copyOf(rest), ofTheCatalog);
        }
        Set<String> names =
                owned.stream().flatMap(each -> each.names().stream()).collect(Collectors.toUnmodifiableSet());
        return new Declaration(settings, names, names);
    }
}
