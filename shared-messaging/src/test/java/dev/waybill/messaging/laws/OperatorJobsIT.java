package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Law 13: what is decided about many letters is done step by step, by one instance, whoever ends meanwhile. */
class OperatorJobsIT {

    private static final int MANY = 10_000;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Map<String, ?> EVERYTHING = Map.of("reason", "mended", "everything", true);

    private final World world = new World();
    private final Node first = world.start(WebApplicationType.SERVLET);

    @BeforeEach
    void poison() {
        first.effects().obstruct("poison", () -> {
            throw new IllegalStateException("cannot stand it");
        });
        first.notes().take("k", "poison");
        await().atMost(SOON).until(() -> world.count("dead_letter") == 1);
        first.effects().clear("poison");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void replaysEachLetterOnceThoughInstancesEndAndLoseTheirLeases() {
        copyTheLetter(MANY - 1);

        long job = accepted(post(first, "/v1/dead-letters/replay", EVERYTHING));
        assertThat(post(first, "/v1/dead-letters/replay", EVERYTHING).getStatusCode())
                .as("the same job, while it is under way")
                .isEqualTo(HttpStatus.CONFLICT);
        awaitEffects(300);
        world.sql()
                .sql("UPDATE operator_job SET owner = uuidv7(), leased_until = now()")
                .update();
        long taken = world.count("effect");
        awaitEffects(taken + 300);
        first.close();
        assertThat(world.count("dead_letter")).as("the rest").isPositive();
        Node second = world.start(WebApplicationType.SERVLET);

        JsonNode done = finished(second, "dead-letters", job);
        assertThat(done.get("total").asInt()).isEqualTo(MANY);
        assertThat(done.get("done").asInt()).isEqualTo(MANY);
        assertThat(done.get("failed").asInt()).isZero();
        assertThat(done.get("who").asString()).isEqualTo("olga");
        assertThat(done.get("why").asString()).isEqualTo("mended");
        assertThat(world.count("effect")).isEqualTo(MANY);
        assertThat(world.count("dead_letter") + world.count("parked_key")).isZero();
        assertThat(world.count("dead_letter_audit")).isEqualTo(MANY);
    }

    @Test
    void discardsInBatchesAndPutsThroughWhatWaitedBehind() {
        copyTheLetter(MANY - 1);
        world.sql().sql("""
            INSERT INTO dead_letter (consumer, message_id, reason, detail, topic, partition, "offset", key, type, source,
                                     sequence, time, headers, body)
            SELECT consumer, uuidv7(), 'PARKED', 'behind', topic, partition, "offset", key, type, source,
                   2, time, headers, body FROM dead_letter WHERE key = 'k7'\
            """).update();

        long job = accepted(
                post(first, "/v1/dead-letters/discard", Map.of("reason", "gone", "letterReason", "HANDLER_FAILED")));

        JsonNode done = finished(first, "dead-letters", job);
        assertThat(done.get("done").asInt()).isEqualTo(MANY);
        assertThat(done.get("released").asInt()).isEqualTo(1);
        assertThat(world.count("effect")).isEqualTo(1);
        assertThat(world.count("dead_letter") + world.count("parked_key")).isZero();
        assertThat(world.count("dead_letter_audit WHERE action = 'DISCARD' AND who = 'olga'"))
                .isEqualTo(MANY);
    }

    @Test
    void isCancelledAndShowsWhatFailed() {
        first.effects().obstruct("poison", () -> {
            throw new IllegalStateException("still not");
        });
        copyTheLetter(MANY - 1);

        long job = accepted(post(first, "/v1/dead-letters/replay", EVERYTHING));
        await().atMost(SOON)
                .until(() -> show(first, "dead-letters", job).get("failed").asInt() > 2);
        JsonNode cancelled = Objects.requireNonNull(
                post(first, "/v1/dead-letters/jobs/" + job + "/cancel", Map.of("reason", "no use"))
                        .getBody());

        assertThat(cancelled.get("state").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.get("note").asString()).isEqualTo("cancelled by olga: no use");
        assertThat(world.count("dead_letter")).isEqualTo(MANY);
        assertThat(post(first, "/v1/dead-letters/jobs/" + job + "/cancel", Map.of("reason", "again"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(get(first, "/v1/dead-letters/jobs").get("items")).hasSize(1);
        assertThat(get(first, "/v1/quarantine/jobs").get("items")).isEmpty();
        assertThat(post(first, "/v1/dead-letters/jobs/4711/cancel", Map.of("reason", "r"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void givesUpTheWholeOfAKeyInQuarantineBeforeTheRelaySendsAnyOfIt() {
        world.ownerSql().sql("""
            INSERT INTO outbox_quarantine (id, message_id, type, topic, key, sequence, correlation_id, created_at, body, reason)
            SELECT 1000000 + n, uuidv7(), 'noted.v1', ?, 'q', n, uuidv7(), now(), '{}',
                   CASE n WHEN 1 THEN 'refused' ELSE 'behind a refused message of the same key' END
            FROM generate_series(1, ?) AS n\
            """).params(world.events(), MANY).update();
        int onTopic = world.onTopic(world.events()).size();

        long job = accepted(post(first, "/v1/quarantine/discard", Map.of("reason", "never mind", "key", "q")));

        assertThat(finished(first, "quarantine", job).get("done").asInt()).isEqualTo(MANY);
        assertThat(world.count("outbox_quarantine")).isZero();
        assertThat(world.count("dead_letter_audit WHERE action = 'DISCARD'")).isEqualTo(MANY);
        assertThat(world.onTopic(world.events())).hasSize(onTopic);
    }

    /** Under keys of their own. */
    private void copyTheLetter(int times) {
        world.sql().sql("""
            INSERT INTO dead_letter (consumer, message_id, reason, detail, topic, partition, "offset", key, type, source,
                                     sequence, time, headers, body)
            SELECT consumer, uuidv7(), reason, detail, topic, partition, "offset", 'k' || n, type, source, 1, time, headers, body
            FROM dead_letter, generate_series(1, ?) AS n\
            """).param(times).update();
        world.sql().sql("""
            INSERT INTO parked_key (consumer, topic, key)
            SELECT consumer, topic, key FROM dead_letter ON CONFLICT DO NOTHING\
            """).update();
    }

    private void awaitEffects(long atLeast) {
        await().atMost(LONG).until(() -> world.count("effect") >= atLeast);
    }

    private static long accepted(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        long job = Objects.requireNonNull(answer.getBody()).get("id").asLong();
        assertThat(String.valueOf(answer.getHeaders().getLocation())).endsWith("/jobs/" + job);
        return job;
    }

    private static JsonNode finished(Node node, String of, long job) {
        return await().atMost(LONG)
                .until(
                        () -> show(node, of, job),
                        shown -> shown.get("state").asString().equals("DONE"));
    }

    private static JsonNode show(Node node, String of, long job) {
        return get(node, "/v1/" + of + "/jobs/" + job);
    }

    private static JsonNode get(Node node, String path) {
        return Objects.requireNonNull(node.http().get().uri(path).retrieve().body(JsonNode.class));
    }

    private static ResponseEntity<JsonNode> post(Node node, String path, Map<String, ?> body) {
        return node.http()
                .post()
                .uri(path)
                .header(Callers.HEADER, "olga")
                .body(body)
                .retrieve()
                .toEntity(JsonNode.class);
    }
}
