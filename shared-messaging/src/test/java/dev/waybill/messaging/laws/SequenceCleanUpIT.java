package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.inbox.store.SteppedCleanUp;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law 16: the sequence numbers of quiet aggregates are forgotten, a range of keys at a time, whatever else goes on. */
class SequenceCleanUpIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String[] IDLE = {
        "waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false"
    };

    @Test
    void forgetsRangeByRangeAndLeavesAloneWhatSomebodyHolds() throws Exception {
        try (World world = worldWithQuietAggregates(5_000)) {
            try (Connection listener = world.database().ownerDataSource().getConnection();
                    Statement statement = listener.createStatement()) {
                listener.setAutoCommit(false);
                statement.execute("SELECT FROM inbox_sequence WHERE key = 'k2500' FOR UPDATE");

                beginAPass(world, "");
                world.start(IDLE);
                awaitTheEndOfThePass(world);

                assertThat(keys(world)).containsExactly("busy", "k2500");
            }
        }
    }

    @Test
    void continuesWhereTheInstanceBeforeHasEnded() {
        try (World world = worldWithQuietAggregates(5_000)) {
            beginAPass(world, "k4990");
            world.start(IDLE);
            awaitTheEndOfThePass(world);

            assertThat(world.count("inbox_sequence")).isEqualTo(1 + 4_990);
        }
    }

    @Test
    void isDoneByOneInstanceAtATime() throws Exception {
        try (World world = worldWithQuietAggregates(5)) {
            beginAPass(world, "");
            try (Connection leader = world.database().appDataSource().getConnection();
                    Statement statement = leader.createStatement()) {
                leader.setAutoCommit(false);
                statement.execute("SELECT FROM inbox_clean_up FOR UPDATE");

                assertThat(SteppedCleanUp.step(world.database().appDataSource()))
                        .isFalse();
                assertThat(world.count("inbox_sequence")).isEqualTo(1 + 5);
            }

            assertThat(SteppedCleanUp.step(world.database().appDataSource())).isTrue();
            assertThat(world.count("inbox_sequence")).as("a range at a time").isEqualTo(1 + 4);
        }
    }

    @Test
    void needsNoIndexThatWouldEndHotUpdates() {
        try (World world = worldWithQuietAggregates(1)) {
            assertThat(world.ownerSql()
                            .sql("SELECT indexname FROM pg_indexes WHERE tablename = 'inbox_sequence'")
                            .query(String.class)
                            .list())
                    .containsExactly("inbox_sequence_pkey");
        }
    }

    private static World worldWithQuietAggregates(int count) {
        World world = new World();
        world.start(IDLE);
        awaitTheEndOfThePass(world);
        world.sql().sql("""
            INSERT INTO inbox_sequence (consumer, topic, key, last, updated_at)
            SELECT 'c', 't', 'k' || to_char(n, 'FM0000'), 1, now() - interval '16 days' FROM generate_series(1, ?) AS n
            UNION ALL SELECT 'c', 't', 'busy', 1, now() - interval '14 days'\
            """).param(count).update();
        return world;
    }

    private static void beginAPass(World world, String behind) {
        world.sql()
                .sql("UPDATE inbox_clean_up SET consumer = 'c', topic = 't', key = ?, passed_at = '-infinity'")
                .param(behind)
                .update();
    }

    private static void awaitTheEndOfThePass(World world) {
        await().atMost(SOON)
                .until(() -> world.sql()
                        .sql("SELECT passed_at > '-infinity' AND key = '' FROM inbox_clean_up")
                        .query(Boolean.class)
                        .single());
    }

    private static List<String> keys(World world) {
        return world.sql()
                .sql("SELECT key FROM inbox_sequence ORDER BY key")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
