package dev.waybill.testing;

import java.time.Duration;
import org.awaitility.Awaitility;

/** The PostgreSQL and the Kafka that all tests of one JVM share; each is started at its first use. */
public final class TestInfrastructure {

    static {
        // A condition is waited for, not raced: the machine may have much else to do.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private TestInfrastructure() {}

    public static TestPostgres postgres() {
        return PostgresHolder.POSTGRES;
    }

    public static TestKafka kafka() {
        return KafkaHolder.KAFKA;
    }

    static boolean inContainers() {
        String infra = System.getProperty("test.infra", "embedded");
        return switch (infra) {
            case "embedded" -> false;
            case "containers" -> true;
            default -> throw new IllegalArgumentException("test.infra is embedded or containers, not " + infra);
        };
    }

    private static final class PostgresHolder {
        static final TestPostgres POSTGRES = inContainers() ? Containers.postgres() : Embedded.postgres();
    }

    private static final class KafkaHolder {
        static final TestKafka KAFKA = inContainers() ? Containers.kafka() : Embedded.kafka();
    }
}
