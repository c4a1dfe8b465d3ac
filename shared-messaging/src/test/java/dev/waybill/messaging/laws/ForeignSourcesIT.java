package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.UuidV7;
import dev.waybill.messaging.laws.Effects.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Law 11: what comes from a source that does not send on a topic. */
class ForeignSourcesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @ParameterizedTest(name = "where {0} says who sends")
    @ValueSource(strings = {"laws.senders", "laws.sources"})
    void areNeverAppliedAndHoldNothingUp(String declaration) {
        try (World world = new World()) {
            Node node = world.start(
                    "waybill.messaging.consumers.failed-keys-per-minute=3", declaration + "=/the-sender,/another");
            Wire sender = new Wire(world, "/the-sender");
            Wire forger = new Wire(world, "/the-forger");
            UUID copied = UuidV7.at(Instant.now());

            forger.noted(copied, "k", 1, "forged");
            for (int i = 0; i < 25; i++) {
                forger.typed(world.events(), "misfit" + i, "noted.v1", "not JSON");
            }
            forger.typed(world.events(), "k", "unknown.v1", "{}");
            forger.raw(world.commands(), "k", "no headers at all", Map.of());
            forger.noted(UuidV7.at(Instant.EPOCH), "k", 1, "from long ago");
            sender.noted(copied, "k", 1, "genuine");
            sender.perform(UuidV7.at(Instant.now()), "k", 1, "performed");

            await().atMost(SOON).until(() -> node.effects().of("k").size() == 2);
            assertThat(node.effects().all())
                    .containsExactlyInAnyOrder(new Effect("k", 1, "genuine"), new Effect("k", 1, "performed"));
            assertThat(world.sql()
                            .sql("SELECT detail FROM dead_letter WHERE reason = 'FOREIGN_SOURCE'")
                            .query(String.class)
                            .list())
                    .hasSize(29)
                    .contains(
                            "/the-forger does not send on " + world.events(),
                            "a sender without a name does not send on " + world.commands());
            assertThat(world.count("dead_letter")).isEqualTo(29);
            assertThat(world.count("parked_key")).isZero();
            assertThat(node.meters()
                            .get("waybill.messaging.dead.letters")
                            .tag("reason", "FOREIGN_SOURCE")
                            .counter()
                            .count())
                    .isEqualTo(29);
            assertThat(node.health("messagingConsumers")).startsWith("UP");
            assertThat(node.state("running")).isEqualTo(1);
        }
    }

    @Test
    void doNotSpeakForWhoSendsOnAnotherTopic() {
        try (World world = new World()) {
            Node node = world.start("laws.senders=/the-sender");
            Wire sender = new Wire(world, "/the-sender");

            sender.typed(world.events(), "k", "perform.v1", "{\"key\":\"k\",\"number\":1,\"text\":\"elsewhere\"}");
            sender.perform(UuidV7.at(Instant.now()), "k", 1, "at home");

            await().atMost(SOON).until(() -> node.effects().of("k").size() == 1 && world.count("dead_letter") == 1);
            assertThat(node.effects().of("k")).containsExactly(new Effect("k", 1, "at home"));
            assertThat(world.sql()
                            .sql("SELECT reason || ' ' || detail FROM dead_letter")
                            .query(String.class)
                            .single())
                    .isEqualTo("UNREADABLE perform.v1 does not travel on " + world.events());
        }
    }

    @Test
    void areNotAmongTheLettersOfTheirKey() {
        try (World world = new World()) {
            Node node = world.start(WebApplicationType.SERVLET, "laws.senders=/the-sender");
            node.effects().obstruct("poison", () -> {
                throw new IllegalStateException("cannot stand it");
            });
            Wire sender = new Wire(world, "/the-sender");
            Wire forger = new Wire(world, "/the-forger");

            forger.perform(UuidV7.at(Instant.now()), "k", 0, "forged");
            sender.perform(UuidV7.at(Instant.now()), "k", 1, "poison");
            forger.perform(UuidV7.at(Instant.now()), "k", 2, "forged");
            sender.perform(UuidV7.at(Instant.now()), "k", 3, "behind");
            await().atMost(SOON).until(() -> world.count("dead_letter") == 4);
            node.effects().clear("poison");
            JsonNode answer = post(node, "/v1/dead-letters/replay", Map.of("key", "k", "reason", "mended"));
            await().atMost(SOON).until(() -> "DONE".equals(stateOf(node, answer)));

            assertThat(node.effects().of("k")).extracting(Effect::text).containsExactly("poison", "behind");
            assertThat(world.count("parked_key")).isZero();
            assertThat(world.sql()
                            .sql("SELECT reason || ' ' || attempts FROM dead_letter")
                            .query(String.class)
                            .list())
                    .containsExactly("FOREIGN_SOURCE 2", "FOREIGN_SOURCE 2");
        }
    }

    private static JsonNode post(Node node, String path, Map<String, ?> body) {
        RestClient http = node.http();
        return Objects.requireNonNull(http.post()
                .uri(path)
                .header(Callers.HEADER, "olga")
                .body(body)
                .retrieve()
                .body(JsonNode.class));
    }

    private static String stateOf(Node node, JsonNode job) {
        JsonNode found = Objects.requireNonNull(node.http()
                .get()
                .uri("/v1/dead-letters/jobs/" + job.get("id"))
                .header(Callers.HEADER, "olga")
                .retrieve()
                .body(JsonNode.class));
        return found.get("state").asString();
    }
}
