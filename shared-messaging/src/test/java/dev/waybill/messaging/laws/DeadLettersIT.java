package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.laws.Effects.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Laws 11 and 13: what operators can do with dead letters, over REST. */
class DeadLettersIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = new World();
    private final Node node = world.start(WebApplicationType.SERVLET);
    private final RestClient http = node.http();

    @BeforeEach
    void poisonOneKey() {
        node.effects().obstruct("poison", () -> {
            throw new IllegalStateException("cannot stand it");
        });
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void listsAndShowsThem() {
        threeLettersOf("k");
        threeLettersOf("l");

        JsonNode first = get("/v1/dead-letters?limit=4");
        JsonNode rest =
                get("/v1/dead-letters?limit=4&cursor=" + first.get("nextCursor").asString());
        assertThat(first.get("items")).hasSize(4);
        assertThat(rest.get("items")).hasSize(2);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
        assertThat(get("/v1/dead-letters?key=l").get("items")).hasSize(3);
        JsonNode shown = get("/v1/dead-letters/" + first.get("items").get(0).get("id"));
        assertThat(shown.get("detail").asString()).contains("cannot stand it");
        assertThat(shown.get("body").asString()).contains("\"text\":\"poison\"");
        assertThat(shown.get("headers").asString()).contains("noted.v1");
    }

    @Test
    void replaysAKeyInOrderAndFreesIt() {
        long head = threeLettersOf("k");
        node.effects().clear("poison");
        Instant before = Instant.now().minusSeconds(1);

        JsonNode answer = post("/v1/dead-letters/" + head + "/replay", Map.of("reason", "mended in 1.2.3"));

        assertThat(answer.get("replayed").asInt()).isEqualTo(3);
        assertThat(node.effects().of("k"))
                .containsExactly(
                        new Effect("k", 1, "poison"), new Effect("k", 2, "behind"), new Effect("k", 3, "behind"));
        assertThat(world.count("dead_letter") + world.count("parked_key")).isZero();
        node.notes().take("k", "flows again");
        await().atMost(SOON).until(() -> node.effects().of("k").size() == 4);
        assertThat(get("/v1/dead-letters/audit").get("items")).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.get("who").asString()).isEqualTo("olga");
            assertThat(Instant.parse(entry.get("at").asString()))
                    .isBetween(before, Instant.now().plusSeconds(1));
            assertThat(entry.get("why").asString()).isEqualTo("mended in 1.2.3");
            assertThat(entry.get("action").asString()).isEqualTo("REPLAY");
            assertThat(entry.get("key").asString()).isEqualTo("k");
        });
    }

    @Test
    void replaysTheSameLetterOnlyOnce() {
        long head = threeLettersOf("k");
        node.effects().clear("poison");

        post("/v1/dead-letters/" + head + "/replay", Map.of("reason", "mended"));
        JsonNode again = post("/v1/dead-letters/" + head + "/replay", Map.of("reason", "mended"));

        assertThat(again.get("replayed").asInt()).isZero();
        assertThat(node.effects().of("k")).hasSize(3);
    }

    @Test
    void keepsALetterThatFailsAgainAndSaysSo() {
        long head = threeLettersOf("k");

        JsonNode answer = post("/v1/dead-letters/" + head + "/replay", Map.of("reason", "hope"));

        assertThat(answer.get("replayed").asInt()).isZero();
        assertThat(answer.get("failures").get(0).asString()).contains("cannot stand it");
        assertThat(get("/v1/dead-letters/" + head).get("attempts").asInt()).isEqualTo(2);
        assertThat(world.count("dead_letter")).isEqualTo(3);
        assertThat(get("/v1/dead-letters/audit")
                        .get("items")
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("FAILED");
    }

    @Test
    void replaysEverything() {
        threeLettersOf("k");
        threeLettersOf("l");
        node.effects().clear("poison");

        JsonNode job = finished(post("/v1/dead-letters/replay", Map.of("reason", "mended", "everything", true)));

        assertThat(job.get("total").asInt()).isEqualTo(6);
        assertThat(job.get("done").asInt()).isEqualTo(6);
        assertThat(world.count("dead_letter") + world.count("parked_key")).isZero();
    }

    @Test
    void releasesTheFollowersOfADiscardedLetter() {
        long head = threeLettersOf("k");

        JsonNode answer = post("/v1/dead-letters/" + head + "/discard", Map.of("reason", "was never right"));

        assertThat(answer.get("discarded").asInt()).isEqualTo(1);
        assertThat(answer.get("released").asInt()).isEqualTo(2);
        assertThat(node.effects().of("k")).extracting(Effect::number).containsExactly(2L, 3L);
        assertThat(world.count("dead_letter") + world.count("parked_key")).isZero();
        assertThat(get("/v1/dead-letters/audit").get("items"))
                .extracting(entry -> "%s %s: %s"
                        .formatted(
                                entry.get("who").asString(),
                                entry.get("action").asString(),
                                entry.get("why").asString()))
                .containsExactly(
                        "olga REPLAY: was never right",
                        "olga REPLAY: was never right",
                        "olga DISCARD: was never right");
    }

    @Test
    void discardsAWholeKey() {
        threeLettersOf("k");

        JsonNode job = finished(post(
                "/v1/dead-letters/discard",
                Map.of("reason", "gone", "consumer", world.consumer(), "topic", world.events(), "key", "k")));

        assertThat(job.get("done").asInt()).isEqualTo(3);
        assertThat(world.count("dead_letter") + world.count("parked_key")).isZero();
        assertThat(node.effects().of("k")).isEmpty();
    }

    @Test
    void refusesWithAProblemThatSaysWhatToDo() {
        long head = threeLettersOf("k");

        assertThat(refusal("/v1/dead-letters/" + head + "/replay", Map.of())).isEqualTo("400 invalid-request");
        assertThat(refusal("/v1/dead-letters/" + (head + 1) + "/replay", Map.of("reason", "r")))
                .isEqualTo("409 dead-letter-not-first");
        assertThat(refusal("/v1/dead-letters/99999/replay", Map.of("reason", "r")))
                .isEqualTo("404 not-found");
    }

    @Test
    void replaysWhatIsSelectedAndNothingElse() {
        threeLettersOf("k");
        node.effects().clear("poison");

        JsonNode job = finished(post("/v1/dead-letters/replay", Map.of("reason", "mended", "topic", "x")));

        assertThat(job.get("total").asInt()).isZero();
        assertThat(job.get("done").asInt()).isZero();
        assertThat(world.count("dead_letter")).isEqualTo(3);
    }

    private JsonNode finished(JsonNode job) {
        return await().atMost(SOON)
                .until(
                        () -> get("/v1/dead-letters/jobs/" + job.get("id").asLong()),
                        shown -> shown.get("state").asString().equals("DONE"));
    }

    private long threeLettersOf(String key) {
        node.notes().take(key, "poison");
        node.notes().take(key, "behind");
        node.notes().take(key, "behind");
        await().atMost(SOON).until(() -> lettersOf(key).size() == 3);
        return lettersOf(key).getFirst();
    }

    private List<Long> lettersOf(String key) {
        return world.sql()
                .sql("SELECT id FROM dead_letter WHERE key = ? ORDER BY id")
                .param(key)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private JsonNode get(String path) {
        return Objects.requireNonNull(http.get().uri(path).retrieve().body(JsonNode.class));
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return Objects.requireNonNull(http.post()
                .uri(path)
                .header(Callers.HEADER, "olga")
                .body(body)
                .retrieve()
                .body(JsonNode.class));
    }

    private String refusal(String path, Map<String, String> body) {
        return answerOf(http.post().uri(path).body(body));
    }

    private static String answerOf(RestClient.RequestBodySpec request) {
        ResponseEntity<JsonNode> answer = request.retrieve().toEntity(JsonNode.class);
        String type = Objects.requireNonNull(answer.getBody()).get("type").asString();
        return answer.getStatusCode().value() + " " + type.replace("https://waybill.dev/problems/", "");
    }
}
