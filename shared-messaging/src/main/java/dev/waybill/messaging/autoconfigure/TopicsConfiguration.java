package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.OwnedTopics;
import dev.waybill.messaging.internal.inbox.Consumers;
import dev.waybill.messaging.internal.kafka.KafkaClients;
import dev.waybill.messaging.internal.topics.TopicGuard;
import dev.waybill.messaging.internal.topics.TopicGuard.Declaration;
import dev.waybill.messaging.internal.topics.TopicSettings;
import dev.waybill.messaging.spi.InboxStore;
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
        Set<String> names =
                owned.stream().flatMap(each -> each.names().stream()).collect(Collectors.toUnmodifiableSet());
        return new TopicGuard(
                new Declaration(settings, names),
                consumers.topics(),
                inbox.window(),
                topics.verifyEvery(),
                clients::admin);
    }
}
