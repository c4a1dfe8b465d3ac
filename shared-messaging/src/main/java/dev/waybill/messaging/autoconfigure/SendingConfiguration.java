package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.autoconfigure.MessagingAutoConfiguration.Surroundings;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.outbox.Backlog;
import dev.waybill.messaging.internal.outbox.ChangeFlush;
import dev.waybill.messaging.internal.outbox.JdbcOutbox;
import dev.waybill.messaging.internal.outbox.OutboxTable;
import dev.waybill.messaging.internal.outbox.OutboxTransactions;
import dev.waybill.messaging.internal.outbox.PayloadWriter;
import dev.waybill.messaging.internal.outbox.PersistenceContextFlush;
import dev.waybill.messaging.internal.relay.RelaySignal;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sender's side, up to the commit. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    @Bean
    Backlog waybillBacklog(DataSource dataSource, Surroundings surroundings, MessagingProperties properties) {
        Backlog backlog = new Backlog(
                JdbcClient.create(dataSource),
                surroundings.clock(),
                properties.outbox().maxBacklog());
        backlog.bindTo(surroundings.registry());
        return backlog;
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(
            MessageCatalog catalog,
            OutboxTransactions transactions,
            Backlog backlog,
            Tracing tracing,
            MessagingProperties properties) {
        PayloadWriter payloads = new PayloadWriter(
                MessagingAutoConfiguration.WIRE,
                properties.outbox().maxMessageSize().toBytes());
        return new JdbcOutbox(catalog, payloads, transactions, backlog, tracing);
    }

    @Bean
    OutboxTransactions waybillOutboxTransactions(
            DataSource dataSource, ObjectProvider<ChangeFlush> changes, RelaySignal signal, Surroundings surroundings) {
        return new OutboxTransactions(
                new OutboxTable(dataSource),
                changes.getIfAvailable(() -> ChangeFlush.NONE),
                signal::wakeUp,
                surroundings.clock());
    }

    /** With JPA, changes are flushed before messages are inserted. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({EntityManagerFactory.class, org.springframework.orm.jpa.EntityManagerFactoryUtils.class})
    @ConditionalOnBean(EntityManagerFactory.class)
    static class WithJpa {

        @Bean
        ChangeFlush waybillChangeFlush(ObjectProvider<EntityManagerFactory> factories) {
            return new PersistenceContextFlush(factories.stream().toList());
        }
    }
}
