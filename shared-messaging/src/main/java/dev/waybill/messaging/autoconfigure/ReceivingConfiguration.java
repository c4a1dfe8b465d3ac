package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.autoconfigure.MessagingAutoConfiguration.Surroundings;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.consumer.GroupMembers;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import dev.waybill.messaging.internal.inbox.BatchTransactions;
import dev.waybill.messaging.internal.inbox.DeadLetterTable;
import dev.waybill.messaging.internal.inbox.SequenceTracker;
import dev.waybill.messaging.internal.inbox.store.InboxUpkeep;
import dev.waybill.messaging.internal.inbox.store.JdbcInboxStore;
import dev.waybill.messaging.internal.kafka.KafkaClients;
import dev.waybill.messaging.internal.losses.Continuity;
import dev.waybill.messaging.internal.losses.LostRecordTable;
import dev.waybill.messaging.internal.losses.PositionTable;
import dev.waybill.messaging.internal.progress.ProgressObserver;
import dev.waybill.messaging.spi.InboxStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The receiver's side. */
@Configuration(proxyBeanMethods = false)
class ReceivingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InboxStore inboxStore(DataSource dataSource, MessagingProperties properties) {
        return new JdbcInboxStore(
                new JdbcTemplate(dataSource), properties.inbox().window());
    }

    @Bean
    InboxUpkeep waybillInboxUpkeep(
            PlatformTransactionManager transactions, DataSource dataSource, MessagingProperties properties) {
        return new InboxUpkeep(
                JdbcClient.create(dataSource),
                new TransactionTemplate(transactions),
                properties.inbox().window());
    }

    @Bean
    DeadLetterTable waybillDeadLetterTable(DataSource dataSource) {
        return new DeadLetterTable(new JdbcTemplate(dataSource), MessagingAutoConfiguration.WIRE);
    }

    @Bean
    Tables waybillTables(
            PlatformTransactionManager transactions,
            DataSource dataSource,
            InboxStore inbox,
            DeadLetterTable deadLetters) {
        return new Tables(
                new TransactionTemplate(transactions),
                inbox,
                deadLetters,
                new SequenceTracker(new JdbcTemplate(dataSource)));
    }

    @Bean
    LostRecordTable waybillLostRecords(DataSource dataSource, Surroundings surroundings) {
        LostRecordTable losses = new LostRecordTable(JdbcClient.create(dataSource));
        losses.bindTo(surroundings.registry());
        return losses;
    }

    @Bean
    BatchTransactions waybillBatchTransactions(
            MessageCatalog catalog, Tables tables, Tracing tracing, Surroundings surroundings) {
        return new BatchTransactions(
                catalog, MessagingAutoConfiguration.WIRE, tables, tracing, surroundings.registry());
    }

    @Bean
    GroupMembers waybillGroupMembers(
            KafkaClients clients, DataSource dataSource, LostRecordTable losses, Surroundings surroundings) {
        return new GroupMembers(
                clients,
                new Continuity.Tables(new PositionTable(new JdbcTemplate(dataSource)), losses),
                surroundings.registry());
    }

    @Bean
    Consumers waybillConsumers(
            ObjectProvider<Subscriptions> subscriptions,
            BatchTransactions transactions,
            GroupMembers members,
            MessagingProperties properties) {
        return new Consumers(
                subscriptions.stream().toList(),
                transactions,
                members,
                new Consumers.Settings(
                        properties.consumers().enabled(),
                        properties.consumers().batchSize(),
                        properties.consumers().patience(),
                        properties.consumers().failedKeysPerMinute(),
                        properties.consumers().resumeAfter()));
    }

    @Bean
    ConsumerProgress waybillConsumerProgress(
            Consumers consumers, DataSource dataSource, KafkaClients clients, LostRecordTable losses) {
        return new ProgressObserver(consumers.topics(), JdbcClient.create(dataSource), clients::admin, losses::openFor);
    }
}
