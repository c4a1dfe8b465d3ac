package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;

/** What the library does again and again reads a few rows, however many lie in its tables. */
class RecurringStatementsIT {

    private static final int ROWS = 20_000;
    private static final long A_FEW = 1_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** As the statistics of PostgreSQL count them, with the days of the inbox as one table. */
    private static final String ROWS_READ = """
        SELECT regexp_replace(t.relname, '_[0-9]{8}$', '') AS name,
               sum(coalesce(seq_tup_read, 0) + (SELECT coalesce(sum(idx_tup_read), 0) FROM pg_stat_user_indexes AS i
                                                WHERE i.relid = t.relid))
        FROM pg_stat_user_tables AS t WHERE schemaname = current_schema() GROUP BY name\
        """;

    private static final String BODIES_READ = """
        SELECT sum(coalesce(toast.idx_scan, 0)) FROM pg_class AS c JOIN pg_stat_all_tables AS toast ON toast.relid = c.reltoastrelid
        WHERE c.oid IN ('dead_letter'::regclass, 'outbox_quarantine'::regclass)\
        """;

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    /** L10 for the bodies, L12 for the second replay, which looks the letter up in the audit trail. */
    @Test
    void readAFewRowsOfLargeTablesAndNoBodiesForLists() {
        world.start("waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false")
                .close();
        fill();
        Map<String, Long> rowsBefore = rowsRead();
        long bodiesBefore = bodiesRead();

        Node node = world.start(WebApplicationType.SERVLET);
        work(node);
        long letter = theOnlyLetterOf(node);
        for (int i = 0; i < 3; i++) {
            look(node);
        }
        assertThat(replay(node, letter)).isEqualTo(1);
        assertThat(replay(node, letter)).isZero();
        node.close();

        Map<String, Long> rows = rowsRead();
        assertThat(rows.keySet()).contains("inbox", "dead_letter", "dead_letter_audit", "lost_records");
        assertThat(rows)
                .allSatisfy((table, read) -> assertThat(read - rowsBefore.getOrDefault(table, 0L))
                        .as("rows that were read of %s, which has up to %d", table, ROWS)
                        .isLessThan(A_FEW));
        assertThat(bodiesRead()).as("bodies that were loaded for lists").isEqualTo(bodiesBefore);
        world.ownerSql()
                .sql("SELECT md5(body) FROM dead_letter WHERE id = 1")
                .query(String.class)
                .single();
        awaitThatNobodyIsConnected();
        assertThat(bodiesRead()).as("as it is counted").isGreaterThan(bodiesBefore);
    }

    private static void work(Node node) {
        node.effects().obstruct("poison", () -> {
            throw new IllegalStateException("cannot stand it");
        });
        node.notes().take("poisoned", "poison");
        for (int i = 0; i < 20; i++) {
            node.notes().take("k" + i % 5, "text");
        }
        await().atMost(SOON).until(() -> node.effects().all().size() == 20);
        node.effects().clear("poison");
    }

    private long theOnlyLetterOf(Node node) {
        return await().atMost(SOON)
                .until(
                        () -> get(node, "/v1/dead-letters?key=poisoned&consumer=" + world.consumer())
                                .get("items"),
                        items -> items.size() == 1)
                .get(0)
                .get("id")
                .asLong();
    }

    /** What machines and operators look at. */
    private void look(Node node) {
        List.of("messagingRelay", "messagingConsumers", "messagingTopics", "messagingLostRecords")
                .forEach(node::health);
        node.meters().getMeters().forEach(meter -> meter.measure().forEach(measurement -> measurement.getValue()));
        node.progress().observe(world.consumer(), Duration.ZERO);
        for (String list :
                List.of("dead-letters", "dead-letters/audit", "dead-letters/jobs", "quarantine", "lost-records")) {
            get(node, "/v1/" + list + "?limit=100");
        }
    }

    private void fill() {
        world.ownerSql().sql("""
            CREATE FUNCTION body_of(n integer) RETURNS bytea LANGUAGE sql RETURN
            CASE WHEN n <= 150 THEN (SELECT string_agg(decode(md5(n::text || i), 'hex'), '') FROM generate_series(1, 200) AS i)
                 ELSE '' END\
            """).update();
        for (String rows : List.of(
                "inbox (consumer, message_id) SELECT 'other', uuidv7()",
                "inbox_sequence (consumer, topic, key, last) SELECT 'other', 'topic', 'k' || n, 1",
                "parked_key (consumer, topic, key) SELECT 'other', 'topic', 'k' || n",
                """
                dead_letter (consumer, message_id, reason, detail, topic, partition, "offset", key, time, headers, body)
                SELECT 'other', uuidv7(), 'HANDLER_FAILED', '', 'topic', 0, n, 'k' || n, now(), '{}', body_of(n)""",
                """
                dead_letter_audit (who, action, why, outcome, dead_letter_id, consumer, topic, key, message_id)
                SELECT 'olga', 'REPLAY', '', 'DONE', 1000000 + n, 'other', 'topic', 'k' || n, uuidv7()""",
                """
                outbox_quarantine (id, message_id, type, topic, key, correlation_id, created_at, body, reason)
                SELECT 1000000 + n, uuidv7(), 'noted.v1', 'topic', 'k' || n % 10, uuidv7(), now(),
                       encode(body_of(n), 'hex'), 'refused'""",
                """
                lost_records (consumer, topic, topic_id, partition, from_offset, to_offset, reason,
                              acknowledged_at, acknowledged_by, acknowledged_reason)
                SELECT 'other', 'topic', gen_random_uuid(), 0, n, n + 1, 'RETENTION', now(), 'olga', ''""",
                """
                operator_job (action, selection, state, who, why, total, position, last)
                SELECT 'REPLAY_LETTERS', '{}', 'DONE', 'olga', '', 1, 1, 1""")) {
            world.ownerSql()
                    .sql("INSERT INTO %s FROM generate_series(1, ?) AS n".formatted(rows))
                    .param(ROWS)
                    .update();
        }
        // The clean-up reads its table once a day; today it has.
        world.ownerSql().sql("UPDATE inbox_clean_up SET passed_at = now()").update();
        world.ownerSql().sql("ANALYZE").update();
    }

    private Map<String, Long> rowsRead() {
        awaitThatNobodyIsConnected();
        Map<String, Long> read = new HashMap<>();
        world.ownerSql().sql(ROWS_READ).query(row -> {
            read.put(row.getString(1), row.getLong(2));
        });
        return read;
    }

    private long bodiesRead() {
        return world.ownerSql().sql(BODIES_READ).query(Long.class).single();
    }

    /** A session's figures are counted when it ends, at the latest. */
    private void awaitThatNobodyIsConnected() {
        await().atMost(SOON)
                .until(() -> world.ownerSql().sql("""
                            SELECT count(*) = 0 FROM pg_stat_activity
                            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'\
                            """).query(Boolean.class).single());
    }

    private static int replay(Node node, long letter) {
        return Objects.requireNonNull(node.http()
                        .post()
                        .uri("/v1/dead-letters/" + letter + "/replay")
                        .header(Callers.HEADER, "olga")
                        .body(Map.of("reason", "mended"))
                        .retrieve()
                        .body(JsonNode.class))
                .get("replayed")
                .asInt();
    }

    private static JsonNode get(Node node, String path) {
        return Objects.requireNonNull(node.http().get().uri(path).retrieve().body(JsonNode.class));
    }
}
