package dev.waybill.messaging.adopting;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application that knows nothing of this platform: a database with one role, and no property but Spring's own. */
final class Stranger implements AutoCloseable {

    private final TestDatabase database = TestInfrastructure.postgres().database("stranger");
    private final String topic = "sign-ups-" + UUID.randomUUID();
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    TestDatabase database() {
        return database;
    }

    /** A topic of its own. */
    String topic() {
        return topic;
    }

    /** What its handlers have received. */
    List<String> received() {
        return received;
    }

    /** Starts it with these beans and properties. */
    ConfigurableApplicationContext start(Class<?> application, String... properties) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .initializers(started -> ((GenericApplicationContext) started)
                        .registerBean(Stranger.class, (Supplier<Stranger>) () -> this))
                .properties(ofSpring())
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new));
        running.add(context);
        return context;
    }

    private Map<String, Object> ofSpring() {
        return Map.of(
                "spring.application.name", "stranger",
                "spring.main.banner-mode", "off",
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.owner().user(),
                "spring.datasource.password", database.owner().password(),
                "spring.kafka.bootstrap-servers", TestInfrastructure.kafka().bootstrapServers(),
                "management.otlp.metrics.export.enabled", "false");
    }

    /** Its tables. */
    JdbcClient sql() {
        return JdbcClient.create(database.ownerDataSource());
    }

    /** Executes a script as psql would. */
    void execute(String script) throws SQLException {
        try (Connection connection = database.connectAs(database.owner());
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    List<String> tables() {
        return sql().sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
                .query((row, _) -> row.getString(1))
                .list();
    }

    Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", TestInfrastructure.kafka().bootstrapServers()));
    }

    /** Puts a record on its topic as another system would: without a header. */
    void put(String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestInfrastructure.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    @Override
    public void close() {
        running.forEach(ConfigurableApplicationContext::close);
    }
}
