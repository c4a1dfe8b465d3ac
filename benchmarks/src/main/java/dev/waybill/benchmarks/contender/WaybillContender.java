package dev.waybill.benchmarks.contender;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Our relay, at its defaults: one application without a relay fills the outbox, and a second one, in the same JVM, drains
 * it.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class WaybillContender {

    /** What happened, with a body of about 500 bytes. */
    record Happened(String aggregate, long sequence, String pad) {}

    @Bean
    MessageCatalog messageCatalog() {
        return MessageCatalog.of(List.of(new MessageType<>(
                "bench.happened.v1",
                MessageType.Kind.EVENT,
                Happened.class,
                Run.ofThisProcess().topic(),
                Happened::aggregate,
                Happened::sequence)));
    }

    public static void main(String[] args) {
        Run run = Run.ofThisProcess();
        try (var writer = start(run, "false")) {
            fill(run, writer);
        }
        Run.awaitStart();
        try (var relay = start(run, "true")) {
            if (!relay.isActive()) {
                throw new IllegalStateException("the relay did not start");
            }
            Run.awaitEnd();
        }
    }

    private static ConfigurableApplicationContext start(Run run, String relaying) {
        var application = new SpringApplication(WaybillContender.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "bench",
                "spring.flyway.locations", "classpath:db/messaging",
                "spring.flyway.placeholders.appRole", "postgres",
                "spring.flyway.default-schema", "bench",
                "spring.datasource.url", run.jdbcUrl() + "&currentSchema=bench"));
        System.setProperty("waybill.messaging.relay.enabled", relaying);
        return application.run();
    }

    /** Rows as the outbox writes them, by one statement: storing them is not what is measured here. */
    private static void fill(Run run, ConfigurableApplicationContext context) {
        context.getBean(JdbcClient.class)
                .sql("""
                        INSERT INTO outbox (message_id, type, topic, key, sequence, correlation_id, body)
                        SELECT uuidv7(), 'bench.happened.v1', :topic, 'aggregate-' || m % :aggregates,
                               m / :aggregates + 1, uuidv7(),
                               '{"aggregate":"aggregate-' || m % :aggregates || '","sequence":'
                               || m / :aggregates + 1 || ',"pad":"' || repeat('x', 440) || '"}'
                          FROM generate_series(0, :messages - 1) AS m
                        """)
                .param("topic", run.topic())
                .param("aggregates", Run.AGGREGATES)
                .param("messages", run.messages())
                .update();
    }
}
