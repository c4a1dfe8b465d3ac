package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Law 6: neither a large backlog nor an old snapshot slows the relay down. */
@Tag("full")
class ScaleIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String FILL = """
        INSERT INTO outbox (message_id, type, topic, key, correlation_id, body)
        SELECT uuidv7(), 'noted.v1', ?, 'k' || n % 1000, uuidv7(),
               json_build_object('key', 'k' || n % 1000, 'number', n, 'text', repeat('x', 400))::text
        FROM generate_series(1, ?) AS n\
        """;

    @Test
    void drainsAMillionWaitingMessagesWithinBoundedMemory() {
        try (World world = new World()) {
            Node writer = world.start("laws.consume=false", "waybill.messaging.relay.enabled=false");
            fill(world, 1_000_000);
            await().atMost(PATIENCE).until(() -> !writer.outbox().acceptsNewWork());
            writer.close();
            System.gc();
            long before = usedMemory();

            Node node = world.start("laws.consume=false");
            await().atMost(PATIENCE).until(() -> floor(world) > 300_000);
            System.gc();

            assertThat(usedMemory() - before)
                    .as("more heap, with a million waiting")
                    .isLessThan(128L << 20);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
            await().atMost(PATIENCE).until(() -> node.outbox().acceptsNewWork());
        }
    }

    @Test
    void isNoSlowerWhileAnOldSnapshotHoldsBackVacuum() throws SQLException {
        try (World world = new World()) {
            world.start("laws.consume=false");
            drain(world, 100_000);
            Duration without = drain(world, 300_000);
            try (Connection old = world.database().ownerDataSource().getConnection();
                    Statement statement = old.createStatement()) {
                old.setAutoCommit(false);
                old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                statement.execute("SELECT count(*) FROM effect");
                drain(world, 300_000);

                Duration with = drain(world, 300_000);

                assertThat(with).isLessThan(without.multipliedBy(2));
            }
        }
    }

    private static Duration drain(World world, int messages) {
        long start = System.nanoTime();
        fill(world, messages);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> world.sql()
                                .sql("SELECT count(*) FROM (SELECT FROM outbox LIMIT 1) AS one")
                                .query(Long.class)
                                .single()
                        == 0);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void fill(World world, int messages) {
        world.ownerSql().sql(FILL).params(world.events(), messages).update();
    }

    private static long floor(World world) {
        return world.sql().sql("SELECT id FROM outbox_floor").query(Long.class).single();
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
