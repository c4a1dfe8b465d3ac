package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(InfrastructureIT.Nothing.class)
@WithInfrastructure(schema = "orders")
class InfrastructureIT {

    @Autowired
    private Environment environment;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestKafka kafka;

    @Test
    void pointsTheApplicationAtItsOwnDatabaseAndTheBroker() {
        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(database.jdbcUrl());
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("orders_app");
        assertThat(environment.getProperty("spring.flyway.user")).isEqualTo("orders_owner");
        assertThat(environment.getProperty("spring.kafka.bootstrap-servers")).isEqualTo(kafka.bootstrapServers());
    }

    @Test
    void handsOutAFreshDatabaseEachTime() {
        TestDatabase another = TestInfrastructure.postgres().database("orders");

        assertThat(another.name()).isNotEqualTo(database.name());
    }

    @Test
    void givesTheAppRoleWhatTheOwnerGrantsAndNoMore() throws SQLException {
        try (Connection owner = database.connectAs(database.owner())) {
            owner.createStatement().execute("CREATE TABLE granted (id int)");
            owner.createStatement().execute("CREATE TABLE kept (id int)");
            owner.createStatement().execute("GRANT SELECT ON granted TO orders_app");
        }
        try (Connection app = database.connectAs(database.app())) {
            assertThat(app.createStatement()
                            .executeQuery("SELECT * FROM granted")
                            .next())
                    .isFalse();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> app.createStatement().executeQuery("SELECT * FROM kept"))
                    .withMessageContaining("permission denied");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> app.createStatement().execute("CREATE TEMP TABLE scratch (id int)"))
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    void refusesARoleTheDatabaseOfAnotherService() {
        TestDatabase payments = TestInfrastructure.postgres().database("payments");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> payments.connectAs(database.app()))
                .withMessageContaining("permission denied for database");
    }

    @Test
    void bringsAConsumerOfTheNewGroupProtocolItsRecords() throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(Set.of(new NewTopic("greetings", 12, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("greetings", "key", "hello")).get(10, TimeUnit.SECONDS);
        }

        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "group.id", "greeted",
                "group.protocol", "consumer",
                "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("greetings"));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    consumer.poll(Duration.ofMillis(200)).records("greetings"))
                            .extracting(ConsumerRecord::value)
                            .containsExactly("hello"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
