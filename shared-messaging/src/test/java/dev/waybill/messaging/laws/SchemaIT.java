package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pool may name a schema other than the role's own: the relay's connections follow it. */
class SchemaIT {

    @Test
    void relaysTheOutboxInTheSchemaOfThePool() throws SQLException {
        try (World world = new World()) {
            createSchema(world.database());

            Node node = world.start(
                    "spring.datasource.hikari.schema=elsewhere",
                    "spring.flyway.default-schema=elsewhere",
                    "laws.consume=false");
            node.notes().take("k", "from elsewhere");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(world.count("elsewhere.outbox")).isZero());
            assertThat(world.onTopic(world.events())).hasSize(1);
        }
    }

    private static void createSchema(TestDatabase database) throws SQLException {
        try (Connection superuser =
                        database.connectAs(TestInfrastructure.postgres().superuser());
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "CREATE SCHEMA elsewhere AUTHORIZATION " + database.owner().user());
            statement.execute(
                    "GRANT USAGE ON SCHEMA elsewhere TO " + database.app().user());
        }
    }
}
