package dev.waybill.testing;

import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.Credentials;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same from images, by Testcontainers; {@code WAYBILL_POSTGRES_IMAGE} and {@code WAYBILL_KAFKA_IMAGE} name them. */
final class Containers {

    private Containers() {}

    /** Without fsync; removed by Testcontainers when the JVM ends. */
    @SuppressWarnings("resource")
    static TestPostgres postgres() {
        PostgreSQLContainer container = new PostgreSQLContainer(
                        image("WAYBILL_POSTGRES_IMAGE", "postgres:18", "postgres"))
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        return new TestPostgres(
                new ClusterAddress(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
                new Credentials(container.getUsername(), container.getPassword()));
    }

    @SuppressWarnings("resource")
    static TestKafka kafka() {
        KafkaContainer container = new KafkaContainer(
                        image("WAYBILL_KAFKA_IMAGE", "apache/kafka:4.2.1", "apache/kafka"))
                .withEnv(Map.of(
                        "KAFKA_LOG_ROLL_HOURS", "24",
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                        "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1",
                        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                        "KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "6000",
                        "KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000",
                        "KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "1000",
                        "KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000"));
        container.start();
        return new TestKafka(container.getBootstrapServers());
    }

    private static DockerImageName image(String setting, String standard, String substituteFor) {
        String environment = System.getenv().getOrDefault(setting, standard);
        return DockerImageName.parse(System.getProperty(setting, environment)).asCompatibleSubstituteFor(substituteFor);
    }
}
