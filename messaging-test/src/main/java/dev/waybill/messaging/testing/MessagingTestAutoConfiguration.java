package dev.waybill.messaging.testing;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.autoconfigure.MessagingAutoConfiguration;
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
            ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers,
            ConsumerProgress progress) {
        return new TestMessages(
                catalog, producers.getConfigurationProperties(), consumers.getConfigurationProperties(), progress);
    }
}
