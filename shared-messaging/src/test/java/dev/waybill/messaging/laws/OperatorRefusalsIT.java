package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Laws 11 and 13: what operators cannot do is refused, and changes nothing; one instance for all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorRefusalsIT {

    private final World world = new World();
    private final RestClient http = world.start(WebApplicationType.SERVLET).http();

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reason': 'r'}",
                "{'reason': 'r', 'everything': false}",
                "{'reason': 'r', 'everything': 'true'}",
                "{'reason': 'r', 'everything': true, 'topic': 't'}",
                "{'reason': 'r', 'kye': 'k'}",
                "{'reason': 'r', 'topic': ''}",
                "{'reason': 'r', 'topic': null}",
                "{'reason': 'r', 'topic': ['t']}",
                "{'reason': 'r', 'topic': 't', 'topic': 'u'}",
                "{'reason': 'r', 'letterReason': 'BORED'}",
                "{'reason': '?!', 'topic': 't'}",
                "{'reason': '\\u00a0', 'topic': 't'}",
                "{'reason': 'a\\nb', 'topic': 't'}",
                "{'reason': 'a\\u2028b', 'topic': 't'}",
                "{'reason': '\\u202ex', 'topic': 't'}",
                "{'reason': 'r', 'key': 'a\\ud800b'}",
                "{'reason': 'r', 'topic': 'a\\u0000b'}",
                "{'reason': 'r \\ud800', 'topic': 't'}",
                "{'reason': 'r', 'from': '2026-11-29T24:00:00Z'}",
                "{'reason': 'r', 'from': '2016-12-31T23:59:60Z'}",
                "{'reason': 'r', 'from': 'yesterday'}",
                "{'reason': 'r', 'from': '2026-11-29t12:00:00z'}",
                "{'reason': 'r', 'from': '2026-11-29T12:00:00.Z'}",
                "{'reason': 'r', 'from': '2026-11-29T12:00:00+01:00:30'}",
                "{'reason': 'r', 'from': '+300000-01-01T00:00:00Z'}",
                "{'reason': 'r', 'from': '2026-11-30T00:00:00Z', 'before': '2026-11-29T00:00:00Z'}",
                "['r']"
            })
    void refusesASelectionThatIsNotUnderstood(String body) {
        for (String path :
                List.of("dead-letters/replay", "dead-letters/discard", "quarantine/release", "quarantine/discard")) {
            assertThat(refusalOf("/v1/" + path, body.replace('\'', '"')))
                    .as(path)
                    .isEqualTo("400 invalid-request");
        }
        assertThat(world.count("operator_job")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dead-letters?kye=k",
                "dead-letters?key=k&key=l",
                "dead-letters?key=",
                "dead-letters?letterReason=BORED",
                "dead-letters?everything=true&key=k",
                "dead-letters?limit=many",
                "quarantine?consumer=c",
                "quarantine?letterReason=PARKED"
            })
    void refusesAListThatIsNotUnderstood(String query) {
        assertThat(get("/v1/" + query).get("type").asString()).endsWith("/invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dead-letters?cursor=7",
                "dead-letters?cursor=quarantine-7",
                "dead-letters?cursor=letters-%2B7",
                "dead-letters?cursor=letters--7",
                "dead-letters?cursor=letters-99999999999999999999",
                "dead-letters/audit?cursor=letters-7",
                "dead-letters/jobs?cursor=quarantine-jobs-7",
                "quarantine?cursor=letters-7",
                "quarantine/jobs?cursor=dead-letters-jobs-7",
                "lost-records?cursor=letters-7"
            })
    void refusesTheCursorOfAnotherList(String query) {
        assertThat(get("/v1/" + query).get("type").asString()).endsWith("/invalid-cursor");
    }

    @Test
    void refusesToReplayWhatNoReplayCanBeginWith() {
        for (String reason : List.of("PARKED", "TOO_OLD")) {
            assertThat(refusalOf(
                            "/v1/dead-letters/replay",
                            "{\"reason\": \"r\", \"letterReason\": \"%s\"}".formatted(reason)))
                    .isEqualTo("400 invalid-request");
        }
        assertThat(refusalOf("/v1/quarantine/release", "{\"reason\": \"r\", \"consumer\": \"c\"}"))
                .isEqualTo("400 invalid-request");
    }

    @Test
    void refusesToDiscardAQuarantinedMessageThatIsNotThere() {
        assertThat(refusalOf("/v1/quarantine/424242/discard", "{\"reason\": \"r\"}"))
                .startsWith("404 ");
    }

    private JsonNode get(String path) {
        return Objects.requireNonNull(http.get().uri(path).retrieve().body(JsonNode.class));
    }

    private String refusalOf(String path, String body) {
        return answerOf(http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String answerOf(RestClient.RequestBodySpec request) {
        ResponseEntity<JsonNode> answer = request.retrieve().toEntity(JsonNode.class);
        String type = Objects.requireNonNull(answer.getBody()).get("type").asString();
        return answer.getStatusCode().value() + " " + type.replace("https://waybill.dev/problems/", "");
    }
}
