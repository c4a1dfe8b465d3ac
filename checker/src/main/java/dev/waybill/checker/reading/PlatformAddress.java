package dev.waybill.checker.reading;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a platform can be looked at.
 *
 * @param databases the database, and the schema in it of the same name, by service
 * @param kafkaClients settings of a Kafka client, its credentials above all, by principal; empty where nobody logs in
 * @param operatorToken a bearer token that may see every order
 */
public record PlatformAddress(
        int postgresPort,
        String postgresUser,
        String postgresPassword,
        Map<String, String> databases,
        String bootstrapServers,
        Map<String, Map<String, String>> kafkaClients,
        URI orderService,
        URI paymentProvider,
        String operatorToken) {

    /** Settings of a Kafka client that only looks. */
    public Map<String, Object> kafka() {
        return kafka("operator");
    }

    /** Settings of a Kafka client that is a service. */
    public Map<String, Object> kafka(String principal) {
        Map<String, Object> settings = new HashMap<>(kafkaClients.getOrDefault(principal, Map.of()));
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** The database of a service. */
    Database database(String service) {
        String name = databases.get(service);
        if (name == null) {
            throw new IllegalArgumentException(service + " has no database among " + databases);
        }
        return new Database(
                "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s".formatted(postgresPort, name, name),
                postgresUser,
                postgresPassword);
    }
}
