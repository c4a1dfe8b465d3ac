package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Happened;
import dev.waybill.benchmarks.contender.work.Projection;
import dev.waybill.benchmarks.contender.work.Run;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our subscription with its inbox, at its defaults, and a handler of batches that keeps the projection. */
@Configuration(proxyBeanMethods = false)
@Import(WaybillApplication.class)
class WaybillConsumer {

    @Bean
    Subscriptions subscriptions(JdbcTemplate jdbc) {
        return Subscriptions.forConsumer(Run.group())
                .onBatch(
                        Happened.class,
                        messages -> jdbc.execute((Connection connection) -> apply(connection, messages)));
    }

    private static boolean apply(Connection connection, List<Message<Happened>> messages) throws SQLException {
        Projection.apply(connection, messages.stream().map(Message::payload).toList());
        return true;
    }

    public static void main(String[] args) throws SQLException {
        Run run = Run.ofThisProcess();
        try (Connection connection = run.dataSource().getConnection()) {
            Projection.create(connection);
        }
        Run.awaitStart();
        try (var context = WaybillApplication.start(
                run, WaybillConsumer.class, Map.of("waybill.messaging.relay.enabled", false))) {
            if (!context.isActive()) {
                throw new IllegalStateException("the consumer did not start");
            }
            Run.awaitEnd();
        }
    }
}
