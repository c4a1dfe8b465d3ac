package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.Subscriptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** The catalog of an application that declares its {@link MessageType}s as beans, and no catalog. */
@AutoConfiguration(before = MessagingAutoConfiguration.class)
@Conditional(MessageCatalogAutoConfiguration.SendsOrReceives.class)
@ConditionalOnMissingBean(MessageCatalog.class)
public class MessageCatalogAutoConfiguration {

    @Bean
    MessageCatalog waybillMessageCatalog(ObjectProvider<MessageType<?>> types) {
        return MessageCatalog.of(types.stream().toList());
    }

    /** Who receives nothing but records of others has no types. */
    static final class SendsOrReceives extends AnyNestedCondition {

        SendsOrReceives() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(MessageType.class)
        static final class WithTypes {}

        @ConditionalOnBean(Subscriptions.class)
        static final class WithSubscriptions {}
    }
}
