package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Happened;
import dev.waybill.benchmarks.contender.work.Run;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application with our messaging at its defaults. */
@SpringBootConfiguration
@EnableAutoConfiguration
class WaybillApplication {

    /** Rows as the outbox writes them, by one statement: storing them is not what is measured there. */
    private static final String FILL = """
        INSERT INTO outbox (message_id, type, topic, key, sequence, correlation_id, body)
        SELECT uuidv7(), 'bench.happened.v1', :topic, 'aggregate-' || m % :aggregates, m / :aggregates + 1, uuidv7(),
               '{"aggregate":"aggregate-' || m % :aggregates || '","sequence":' || m / :aggregates + 1
               || ',"pad":"' || repeat('x', 440) || '"}'
          FROM generate_series(:first, :first + :messages - 1) AS m
        """;

    @Bean
    MessageCatalog messageCatalog() {
        return MessageCatalog.of(List.of(MessageType.event(
                "bench.happened.v1",
                Happened.class,
                Run.ofThisProcess().topic(),
                Happened::aggregate,
                Happened::sequence)));
    }

    static ConfigurableApplicationContext start(Run run, boolean relaying) {
        return start(run, WaybillApplication.class, Map.of("waybill.messaging.relay.enabled", relaying));
    }

    static ConfigurableApplicationContext start(Run run, Class<?> configuration, Map<String, Object> more) {
        var application = new SpringApplication(configuration);
        Map<String, Object> properties = new TreeMap<>(more);
        properties.put("spring.application.name", "bench");
        properties.put("spring.flyway.locations", "classpath:db/messaging");
        properties.put("spring.flyway.placeholders.appRole", "postgres");
        properties.put("spring.flyway.default-schema", "bench");
        properties.put("spring.datasource.url", run.jdbcUrl() + "&currentSchema=bench");
        application.setDefaultProperties(properties);
        return application.run();
    }

    /** Adds the messages from {@code first} on, all at once. */
    static void fill(Run run, ConfigurableApplicationContext context, int first, int messages) {
        context.getBean(JdbcClient.class)
                .sql(FILL)
                .param("topic", run.topic())
                .param("aggregates", Run.AGGREGATES)
                .param("first", first)
                .param("messages", messages)
                .update();
    }
}
