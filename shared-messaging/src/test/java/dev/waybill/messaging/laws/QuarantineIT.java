package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.laws.Effects.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;

/** Law 4: what the broker refuses for good waits with its key, visibly; the other keys go on. */
class QuarantineIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void putsAKeyAsideWhoseMessageTheBrokerRefusesAndBringsItBackInOrder() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node writer = world.start("laws.consume=false", "waybill.messaging.relay.enabled=false");
            await().atMost(SOON).ignoreExceptions().until(() -> limitMessages(admin, world, "2000"));
            world.start("laws.consume=false");
            writer.notes().take("other", "first");

            writer.notes().transactions().executeWithoutResult(_ -> {
                writer.notes().takeNow("k", "x".repeat(20_000));
                writer.notes().takeNow("k", "after");
                writer.notes().takeNow("other", "second");
            });

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(world.count("outbox_quarantine")).isEqualTo(2));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(RelayIT.texts(world, "other")).containsExactly("first", "second"));
            assertThat(RelayIT.texts(world, "k")).isEmpty();

            limitMessages(admin, world, "1000000");
            world.sql().sql("UPDATE outbox_quarantine SET released_at = now()").update();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(RelayIT.texts(world, "k")).hasSize(2));
            assertThat(RelayIT.numbersByKey(world).get("k")).containsExactly(1L, 2L);
        }
    }

    @Test
    void holdsAKeyBackFromTheFirstMomentOfANewRelay() {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node writer = world.start("laws.consume=false", "waybill.messaging.relay.enabled=false");
            await().atMost(SOON).ignoreExceptions().until(() -> limitMessages(admin, world, "2000"));
            Node first = world.start("laws.consume=false");
            writer.notes().take("k", "x".repeat(20_000));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(world.count("outbox_quarantine")).isEqualTo(1));
            first.close();
            writer.notes().take("k", "after");

            world.start("laws.consume=false");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
            assertThat(RelayIT.texts(world, "k")).as("nothing passes the first").isEmpty();
            assertThat(world.count("outbox_quarantine")).isEqualTo(2);
        }
    }

    @Test
    void isSeenReleasedAndDiscardedByOperators() {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node node = world.start(WebApplicationType.SERVLET, "laws.consume=false");
            await().atMost(SOON).ignoreExceptions().until(() -> limitMessages(admin, world, "2000"));
            node.notes().take("discarded", "x".repeat(20_000));
            node.notes().take("discarded", "after");
            node.notes().take("released", "x".repeat(20_000));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(world.count("outbox_quarantine")).isEqualTo(3));

            JsonNode head = get(node, "/v1/quarantine?key=discarded&limit=1").at("/items/0");
            JsonNode shown = get(node, "/v1/quarantine/" + head.get("id"));
            assertThat(shown.get("reason").asString()).contains("RecordTooLarge");
            assertThat(shown.get("body").asString()).contains("xxx");
            assertThat(post(node, "/v1/quarantine/release", Map.of())
                            .at("/status")
                            .asInt())
                    .isEqualTo(400);
            post(node, "/v1/quarantine/" + head.get("id") + "/discard", Map.of("reason", "never mind"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(RelayIT.texts(world, "discarded")).containsExactly("after"));

            await().atMost(SOON).until(() -> limitMessages(admin, world, "1000000"));
            post(node, "/v1/quarantine/release", Map.of("reason", "limit raised", "key", "released"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(RelayIT.texts(world, "released")).hasSize(1));
            assertThat(get(node, "/v1/quarantine").get("items")).isEmpty();
            assertThat(get(node, "/v1/dead-letters/audit").get("items"))
                    .extracting(entry -> entry.get("action").asString() + " "
                            + entry.get("why").asString())
                    .containsExactly("RELEASE limit raised", "DISCARD never mind");
        }
    }

    @Test
    void losesAndSwapsNothingWhileTheLockOfTheRelayGoesAgainAndAgain() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node writer = world.start("waybill.messaging.relay.enabled=false");
            await().atMost(SOON).ignoreExceptions().until(() -> limitMessages(admin, world, "2000"));
            world.start("laws.consume=false");
            world.start("laws.consume=false");
            for (int refused = 1; refused <= 6; refused++) {
                String key = "refused" + refused;
                int keysAtLeast = refused;
                List.of("fine", "x".repeat(20_000), "after", "after")
                        .forEach(text -> writer.notes().take(key, text));
                world.endTheRelaysLock();
                IntStream.range(0, 200).forEach(i -> writer.notes().take("k" + i % 20, ""));
                await().atMost(SOON).until(() -> writer.effects().all().size() >= keysAtLeast * 201);
            }

            limitMessages(admin, world, "1000000");
            await().atMost(SOON).until(() -> {
                world.sql()
                        .sql("UPDATE outbox_quarantine SET released_at = now()")
                        .update();
                return world.count("outbox") + world.count("outbox_quarantine") == 0;
            });

            await().atMost(SOON).until(() -> world.count("effect") == world.written());
            assertThat(writer.effects().all().stream().collect(Collectors.groupingBy(Effect::key)))
                    .hasSize(26)
                    .allSatisfy((_, effects) ->
                            assertThat(effects).extracting(Effect::number).isSorted());
            assertThat(world.letters()).isEmpty();
        }
    }

    private static JsonNode get(Node node, String path) {
        return Objects.requireNonNull(node.http().get().uri(path).retrieve().body(JsonNode.class));
    }

    private static JsonNode post(Node node, String path, Map<String, String> body) {
        return Objects.requireNonNull(
                node.http().post().uri(path).body(body).retrieve().body(JsonNode.class));
    }

    static boolean limitMessages(Admin admin, World world, String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, world.events());
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
        await().atMost(SOON).until(() -> limitOf(admin, topic), bytes::equals);
        return true;
    }

    /** As the broker knows it: it learns of it after the controller has answered. */
    private static String limitOf(Admin admin, ConfigResource topic) throws Exception {
        Config config = Objects.requireNonNull(
                admin.describeConfigs(List.of(topic)).all().get().get(topic));
        return config.get("max.message.bytes").value();
    }
}
