package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.internal.deadletters.AuditTrail;
import dev.waybill.messaging.internal.deadletters.DeadLetterController;
import dev.waybill.messaging.internal.deadletters.DeadLetters;
import dev.waybill.messaging.internal.deadletters.Discard;
import dev.waybill.messaging.internal.deadletters.QuarantineController;
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
    DeadLetterController deadLetterController(
            DataSource dataSource, Consumers consumers, Tables tables, AuditTrail trail) {
        DeadLetters letters =
                new DeadLetters(JdbcClient.create(dataSource), new StoredRecords(MessagingAutoConfiguration.WIRE));
        return new DeadLetterController(
                letters,
                trail,
                new Replay(letters, trail, consumers, tables.transactions()),
                new Discard(letters, trail, tables.transactions()));
    }

    @Bean
    LostRecordController lostRecordController(LostRecordTable losses) {
        return new LostRecordController(losses);
    }

    @Bean
    QuarantineController quarantineController(DataSource dataSource, Tables tables, AuditTrail trail) {
        return new QuarantineController(
                new QuarantinedMessages(JdbcClient.create(dataSource), trail, tables.transactions()));
    }
}
