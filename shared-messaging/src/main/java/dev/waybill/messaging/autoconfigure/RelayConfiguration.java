package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.autoconfigure.MessagingAutoConfiguration.Surroundings;
import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.DedicatedConnections.Target;
import dev.waybill.messaging.internal.kafka.KafkaClients;
import dev.waybill.messaging.internal.relay.OutboxRelay;
import dev.waybill.messaging.internal.relay.RelayMetrics;
import dev.waybill.messaging.internal.relay.RelaySignal;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the outbox to Kafka. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    RelaySignal waybillRelaySignal() {
        return new RelaySignal();
    }

    @Bean
    @ConditionalOnProperty(name = "waybill.messaging.relay.enabled", matchIfMissing = true)
    OutboxRelay waybillRelay(
            DataSource dataSource,
            ObjectProvider<JdbcConnectionDetails> details,
            KafkaClients clients,
            RelaySignal signal,
            Surroundings surroundings,
            MessagingProperties properties,
            @Value("${spring.datasource.hikari.schema:}") String schema) {
        JdbcConnectionDetails database = details.getIfAvailable();
        DedicatedConnections connections = database == null
                ? DedicatedConnections.from(dataSource)
                : DedicatedConnections.to(
                        new Target(database.getJdbcUrl(), database.getUsername(), database.getPassword(), schema),
                        dataSource);
        return new OutboxRelay(
                connections,
                clients::producer,
                new OutboxRelay.Settings(
                        surroundings.source(),
                        properties.dataSchema(),
                        properties.relay().batchSize(),
                        properties.relay().shortestPoll(),
                        properties.relay().longestPoll()),
                signal,
                new RelayMetrics(surroundings.registry(), surroundings.clock()));
    }
}
