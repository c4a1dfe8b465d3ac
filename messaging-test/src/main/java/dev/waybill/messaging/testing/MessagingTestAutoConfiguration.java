package dev.waybill.messaging.testing;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.autoconfigure.MessagingAutoConfiguration;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** {@link TestMessages} for the tests of an application that sends or receives messages. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(ConsumerProgress.class)
public class MessagingTestAutoConfiguration {

    @Bean
    @Lazy
    TestMessages waybillTestMessages(
            MessageCatalog catalog,
            ObjectProvider<Subscriptions> subscriptions,
            ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers,
            ConsumerProgress progress) {
        return new TestMessages(
                catalog,
                subscriptions.stream().flatMap(each -> each.sources().stream()).collect(Collectors.toUnmodifiableSet()),
                producers.getConfigurationProperties(),
                consumers.getConfigurationProperties(),
                progress);
    }
}
