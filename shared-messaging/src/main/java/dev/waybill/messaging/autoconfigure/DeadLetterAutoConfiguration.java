package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.internal.deadletters.AuditTrail;
import dev.waybill.messaging.internal.deadletters.DeadLetterController;
import dev.waybill.messaging.internal.deadletters.DeadLetterJobController;
import dev.waybill.messaging.internal.deadletters.DeadLetters;
import dev.waybill.messaging.internal.deadletters.Discard;
import dev.waybill.messaging.internal.deadletters.JobWorker;
import dev.waybill.messaging.internal.deadletters.Jobs;
import dev.waybill.messaging.internal.deadletters.QuarantineController;
import dev.waybill.messaging.internal.deadletters.QuarantineJobController;
import dev.waybill.messaging.internal.deadletters.QuarantinedMessages;
import dev.waybill.messaging.internal.deadletters.Replay;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import dev.waybill.messaging.internal.inbox.Consumers;
import dev.waybill.messaging.internal.inbox.StoredRecords;
import dev.waybill.messaging.internal.losses.LostRecordController;
import dev.waybill.messaging.internal.losses.LostRecordTable;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    DeadLetters waybillDeadLetters(DataSource dataSource) {
        return new DeadLetters(JdbcClient.create(dataSource), new StoredRecords(MessagingAutoConfiguration.WIRE));
    }

    @Bean
    Replay waybillReplay(DeadLetters letters, AuditTrail trail, Consumers consumers, Tables tables) {
        return new Replay(letters, trail, consumers, tables.transactions());
    }

    @Bean
    QuarantinedMessages waybillQuarantinedMessages(DataSource dataSource, Tables tables, AuditTrail trail) {
        return new QuarantinedMessages(JdbcClient.create(dataSource), trail, tables.transactions());
    }

    @Bean
    Jobs waybillOperatorJobs(DataSource dataSource) {
        return new Jobs(JdbcClient.create(dataSource));
    }

    @Bean
    JobWorker waybillOperatorJobWorker(
            DataSource dataSource, Tables tables, DeadLetters letters, Replay replay, QuarantinedMessages messages) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return JobWorker.over(jdbc, tables.transactions(), letters, replay, messages);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters, AuditTrail trail, Replay replay, Tables tables) {
        return new DeadLetterController(letters, trail, replay, new Discard(letters, trail, tables.transactions()));
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
