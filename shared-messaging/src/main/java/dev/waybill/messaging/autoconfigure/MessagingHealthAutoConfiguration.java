package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.losses.LostRecordTable;
import dev.waybill.messaging.internal.outbox.Backlog;
import dev.waybill.messaging.internal.relay.OutboxRelay;
import dev.waybill.messaging.internal.topics.TopicGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Red when the relay or a consumer is dead or stuck, a topic is not as declared, or records were lost, and not while the broker is briefly away. No part of liveness: a
 * restart would not help.
 */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
public class MessagingHealthAutoConfiguration {

    private static final int LOSSES_SHOWN = 20;

    @Bean
    @ConditionalOnBean(OutboxRelay.class)
    HealthIndicator messagingRelayHealthIndicator(OutboxRelay relay, Backlog backlog, MessagingProperties properties) {
        Duration stuckAfter = properties.health().stuckAfter();
        return () -> {
            boolean waitsTooLong = backlog.age().compareTo(stuckAfter) > 0;
            Health.Builder health = relay.isAlive() && !waitsTooLong ? Health.up() : Health.down();
            return health.withDetail("state", relay.state())
                    .withDetail("oldestUnsentSeconds", backlog.age().toSeconds())
                    .build();
        };
    }

    @Bean
    @ConditionalOnBean(TopicGuard.class)
    HealthIndicator messagingTopicsHealthIndicator(TopicGuard topics) {
        return () -> health(topics.broken());
    }

    @Bean
    @ConditionalOnBean(LostRecordTable.class)
    HealthIndicator messagingLostRecordsHealthIndicator(LostRecordTable losses) {
        return () -> {
            List<String> open = losses.open(LOSSES_SHOWN);
            return open.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("lostRecords", open).build();
        };
    }

    private static Health health(Map<String, String> problems) {
        return problems.isEmpty()
                ? Health.up().build()
                : Health.down()
                        .withDetails(Map.<String, Object>copyOf(problems))
                        .build();
    }

    @Bean
    @ConditionalOnBean(Consumers.class)
    HealthIndicator messagingConsumersHealthIndicator(Consumers consumers, MessagingProperties properties) {
        return () -> health(consumers.problems(properties.health().stuckAfter()));
    }
}
