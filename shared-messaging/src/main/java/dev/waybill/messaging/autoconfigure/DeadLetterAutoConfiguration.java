package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.consumer.StoredRecords;
import dev.waybill.messaging.internal.deadletters.DeadLetterController;
import dev.waybill.messaging.internal.deadletters.DeadLetterJobController;
import dev.waybill.messaging.internal.deadletters.DeadLetterJobs;
import dev.waybill.messaging.internal.deadletters.DeadLetters;
import dev.waybill.messaging.internal.deadletters.Discard;
import dev.waybill.messaging.internal.deadletters.Replay;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import dev.waybill.messaging.internal.jobs.JobLease;
import dev.waybill.messaging.internal.jobs.JobWorker;
import dev.waybill.messaging.internal.jobs.Jobs;
import dev.waybill.messaging.internal.losses.LostRecordController;
import dev.waybill.messaging.internal.losses.LostRecordTable;
import dev.waybill.messaging.internal.operators.AuditTrail;
import dev.waybill.messaging.internal.quarantine.QuarantineController;
import dev.waybill.messaging.internal.quarantine.QuarantineJobController;
import dev.waybill.messaging.internal.quarantine.QuarantineJobs;
import dev.waybill.messaging.internal.quarantine.QuarantinedMessages;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.DispatcherServlet;

/** Dead letters, what is quarantined and what was lost, over REST, in a servlet web application. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(Consumers.class)
public class DeadLetterAutoConfiguration {

    @Bean
    AuditTrail waybillAuditTrail(DataSource dataSource) {
        return new AuditTrail(JdbcClient.create(dataSource));
    }

    @Bean
    DeadLetters waybillDeadLetters(DataSource dataSource, MessageCatalog catalog) {
        return new DeadLetters(
                JdbcClient.create(dataSource), new StoredRecords(MessagingAutoConfiguration.WIRE), catalog);
    }

    @Bean
    Replay waybillReplay(DeadLetters letters, AuditTrail trail, Consumers consumers, Tables tables) {
        return new Replay(letters, trail, consumers, tables.transactions());
    }

    @Bean
    QuarantinedMessages waybillQuarantinedMessages(
            DataSource dataSource, Tables tables, AuditTrail trail, MessageCatalog catalog) {
        return new QuarantinedMessages(JdbcClient.create(dataSource), trail, tables.transactions(), catalog);
    }

    @Bean
    Jobs waybillOperatorJobs(DataSource dataSource) {
        return new Jobs(JdbcClient.create(dataSource));
    }

    @Bean
    JobWorker waybillOperatorJobWorker(
            DataSource dataSource,
            Tables tables,
            DeadLetters letters,
            AuditTrail trail,
            Replay replay,
            QuarantinedMessages messages) {
        JobLease lease = new JobLease(JdbcClient.create(dataSource));
        TransactionTemplate transactions = tables.transactions();
        return new JobWorker(
                lease,
                new DeadLetterJobs(letters, trail, replay, lease, transactions),
                new QuarantineJobs(messages, lease, transactions),
                transactions);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters, AuditTrail trail, Replay replay, Tables tables) {
        return new DeadLetterController(
                letters, trail, replay, new Discard(letters, trail, replay, tables.transactions()));
    }

    @Bean
    DeadLetterJobController deadLetterJobController(Jobs jobs) {
        return new DeadLetterJobController(jobs);
    }

    @Bean
    LostRecordController lostRecordController(LostRecordTable losses) {
        return new LostRecordController(losses);
    }

    @Bean
    QuarantineController quarantineController(QuarantinedMessages messages) {
        return new QuarantineController(messages);
    }

    @Bean
    QuarantineJobController quarantineJobController(Jobs jobs) {
        return new QuarantineJobController(jobs);
    }
}
