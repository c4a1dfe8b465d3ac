package dev.waybill.checker.reading;

import java.net.URI;
import java.util.Map;

/**
 * Where a platform can be looked at.
 *
 * @param databases the database, and the schema in it of the same name, by service
 * @param operatorToken a bearer token that may see every order
 */
public record PlatformAddress(
        int postgresPort,
        String postgresUser,
        String postgresPassword,
        Map<String, String> databases,
        String bootstrapServers,
        URI orderService,
        URI paymentProvider,
        String operatorToken) {

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
