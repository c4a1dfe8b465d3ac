package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.progress.GroupOffsets;
import dev.waybill.messaging.laws.Effects.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;

/** Laws 2 and 10: what a consumer will never receive is found, recorded and shown, and no offset outlives its topic. */
class LostRecordsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final World world = new World();
    private final Admin admin = world.admin();

    @AfterEach
    void close() {
        admin.close();
        world.close();
    }

    @Test
    void findsWhatRetentionRemovedWhileTheConsumerWasAway() throws Exception {
        Node before = world.start();
        take(before, "k", 3);
        awaitEffects(before, "k", 3);
        before.close();
        Node writer = world.start("waybill.messaging.consumers.enabled=false");
        take(writer, "k", 4);
        awaitEnd("k", 7);
        delete("k", 5);
        assertThat(offsets().lag()).as("of what is still there").isEqualTo(2);
        writer.close();

        Node after = world.start();

        awaitEffects(after, "k", 5);
        assertThat(losses()).containsExactly("RETENTION 3 5");
        assertThat(after.health("messagingLostRecords"))
                .startsWith("DOWN")
                .contains("never received the records of " + world.events())
                .contains("from offset 3 to 4: they were removed before they were read");
        assertThat(after.gauge("waybill.messaging.losses")).isEqualTo(1);
        assertThat(after.counter("waybill.messaging.records.lost")).isEqualTo(2);
    }

    /** M5: a group that was away for a week has no offsets any more; only the consumer's own position says what it missed. */
    @Test
    void findsItAlsoWhereKafkaHasForgottenTheOffsets() throws Exception {
        Node before = world.start();
        take(before, "k", 3);
        awaitEffects(before, "k", 3);
        before.close();
        Node writer = world.start("waybill.messaging.consumers.enabled=false");
        take(writer, "k", 4);
        awaitEnd("k", 7);
        delete("k", 6);
        writer.close();
        admin.deleteConsumerGroups(List.of(world.consumer())).all().get();

        Node after = world.start();

        awaitEffects(after, "k", 4);
        assertThat(losses()).containsExactly("RETENTION 3 6");
    }

    @Test
    void findsWhatRetentionRemovedInFrontOfARunningConsumer() throws Exception {
        Node node = world.start("waybill.messaging.consumers.batch-size=1");
        take(node, "k", 1);
        awaitEffects(node, "k", 1);
        CountDownLatch released = new CountDownLatch(1);
        node.effects().obstruct("hold", () -> FailingIT.awaitUninterrupted(released));
        node.notes().take("k", "hold");
        await().atMost(SOON).until(() -> node.effects().calls() == 2);
        int last = removeInFrontOf(node);

        released.countDown();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(node.effects().of("k").getLast().number()).isEqualTo(last));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(losses()).hasSize(1).allMatch(l -> l.startsWith("RETENTION")));
    }

    /** Bodies are large, so that the client has not fetched them all already. */
    private int removeInFrontOf(Node node) throws Exception {
        IntStream.range(0, 30).forEach(_ -> node.notes().take("k", "x".repeat(400_000)));
        awaitEnd("k", 32);
        delete("k", 31);
        return 32;
    }

    @Test
    void findsNothingWhereNothingIsLost() throws Exception {
        Node before = world.start();
        take(before, "k", 3);
        awaitEffects(before, "k", 3);
        before.close();
        Node after = world.start();
        take(after, "k", 3);
        awaitEffects(after, "k", 6);
        delete("k", 6);
        after.close();
        Node again = world.start();
        take(again, "k", 1);
        awaitEffects(again, "k", 7);

        assertThat(losses()).isEmpty();
        assertThat(again.health("messagingLostRecords")).startsWith("UP");
    }

    /** What was removed before a consumer came to be, it has not lost. */
    @Test
    void findsNothingWhereAConsumerIsNew() throws Exception {
        Node writer = world.start("waybill.messaging.consumers.enabled=false");
        take(writer, "k", 4);
        awaitEnd("k", 4);
        delete("k", 2);

        writer.startConsumers();

        awaitEffects(writer, "k", 2);
        assertThat(losses()).isEmpty();
    }

    @Test
    void readsATopicThatWasCreatedAnewFromItsBeginning() throws Exception {
        Node before = world.start();
        take(before, "k", 3);
        awaitEffects(before, "k", 3);
        before.close();
        recreate();
        Node writer = world.start("waybill.messaging.consumers.enabled=false");
        take(writer, "k", 5);
        awaitEnd("k", 5);
        commitByHand("k", 3, "");
        writer.close();

        Node after = world.start();

        awaitEffects(after, "k", 8);
        assertThat(losses()).contains("RECREATED 3 null").allMatch(loss -> loss.startsWith("RECREATED"));
        assertThat(after.health("messagingLostRecords"))
                .startsWith("DOWN")
                .contains("belong to a former life of the topic");
    }

    /** An offset that a late commit left behind, of a topic that is no more: Kafka keeps offsets by name. */
    @Test
    void takesNoOffsetOfAFormerLifeForOneOfTheNew() throws Exception {
        Node before = world.start();
        take(before, "k", 3);
        awaitEffects(before, "k", 3);
        before.close();
        OffsetAndMetadata former = committed("k");
        recreate();
        Node writer = world.start("waybill.messaging.consumers.enabled=false");
        take(writer, "k", 5);
        awaitEnd("k", 5);
        commitByHand("k", former.offset(), former.metadata());
        assertThat(offsets().lag()).as("of the new topic").isEqualTo(5);
        world.ownerSql().sql("DELETE FROM consumer_position").update();
        writer.close();

        Node after = world.start();

        awaitEffects(after, "k", 8);
        assertThat(losses()).containsExactly("RECREATED 3 null");
    }

    @Test
    void noticesThatItsTopicIsCreatedAnewWhileItConsumes() throws Exception {
        Node node = world.start("waybill.messaging.topics.verify-every=300ms");
        take(node, "k", 3);
        awaitEffects(node, "k", 3);

        recreate();
        await().atMost(SOON).untilAsserted(() -> assertThat(losses()).contains("RECREATED 3 null"));
        take(node, "k", 5);

        awaitEffects(node, "k", 8);
        assertThat(node.effects().of("k").stream().map(Effect::number)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void isGreenAgainWhenAnOperatorHasDealtWithIt() {
        Node node = world.start(WebApplicationType.SERVLET);
        loss("a", 0);
        loss("a", 1);
        loss("b", 0);
        loss("c", 0);
        assertThat(node.health("messagingLostRecords")).startsWith("DOWN");

        JsonNode page = get(node, "/v1/lost-records?limit=3");
        assertThat(page.get("items")).hasSize(3);
        assertThat(get(node, "/v1/lost-records?cursor=" + page.get("nextCursor").asString())
                        .get("items"))
                .hasSize(1);
        long last = get(node, "/v1/lost-records?topic=c")
                .get("items")
                .get(0)
                .get("id")
                .asLong();
        assertThat(post(node, "/v1/lost-records/" + last + "/acknowledgement", Map.of())
                        .get("type")
                        .asString())
                .endsWith("/invalid-request");
        assertThat(post(node, "/v1/lost-records/999999/acknowledgement", Map.of("reason", "sent again"))
                        .get("type")
                        .asString())
                .endsWith("/not-found");
        assertThat(post(node, "/v1/lost-records/acknowledgement", Map.of("reason", "sent again"))
                        .get("type")
                        .asString())
                .endsWith("/invalid-request");

        Map<String, String> why = Map.of("reason", "published again");
        assertThat(post(node, "/v1/lost-records/" + last + "/acknowledgement", why)
                        .get("acknowledged")
                        .asInt())
                .isEqualTo(1);
        assertThat(post(node, "/v1/lost-records/" + last + "/acknowledgement", why)
                        .get("acknowledged")
                        .asInt())
                .isZero();
        for (String topic : List.of("a", "b")) {
            Map<String, String> all = new HashMap<>(why);
            all.put("consumer", world.consumer());
            all.put("topic", topic);
            post(node, "/v1/lost-records/acknowledgement", all);
        }

        assertThat(node.health("messagingLostRecords")).startsWith("UP");
        JsonNode shown = get(node, "/v1/lost-records/" + last);
        assertThat(shown.get("acknowledgedBy").asString()).isEqualTo("olga");
        assertThat(shown.get("acknowledgedReason").asString()).isEqualTo("published again");
        assertThat(get(node, "/v1/lost-records").get("items")).isEmpty();
        assertThat(get(node, "/v1/lost-records?acknowledged=true").get("items")).hasSize(4);
    }

    private void loss(String topic, int partition) {
        world.sql().sql("""
                    INSERT INTO lost_records (consumer, topic, topic_id, partition, from_offset, to_offset, reason)
                    VALUES (?, ?, gen_random_uuid(), ?, 3, 5, 'RETENTION')\
                    """).params(world.consumer(), topic, partition).update();
    }

    private List<String> losses() {
        return world.sql()
                .sql("SELECT reason, from_offset, to_offset FROM lost_records ORDER BY id")
                .query((row, _) -> "%s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static void take(Node node, String key, int times) {
        IntStream.range(0, times).forEach(_ -> node.notes().take(key, "text"));
    }

    private static void awaitEffects(Node node, String key, int number) {
        await().atMost(SOON).until(() -> node.effects().of(key).size() == number);
    }

    private void awaitEnd(String key, long end) {
        await().atMost(SOON).until(() -> endOf(key) == end);
    }

    private long endOf(String key) throws Exception {
        TopicPartition partition = partitionOf(key);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** As retention does. */
    private void delete(String key, long before) throws Exception {
        admin.deleteRecords(Map.of(partitionOf(key), RecordsToDelete.beforeOffset(before)))
                .all()
                .get();
    }

    private void recreate() throws Exception {
        admin.deleteTopics(List.of(world.events())).all().get();
        await().atMost(SOON).ignoreExceptions().until(() -> {
            if (!admin.listTopics().names().get().contains(world.events())) {
                admin.createTopics(List.of(new NewTopic(world.events(), LawsApplication.PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
            return true;
        });
    }

    private GroupOffsets offsets() throws Exception {
        return GroupOffsets.read(admin, world.consumer(), Set.of(world.events()));
    }

    private OffsetAndMetadata committed(String key) throws Exception {
        return Objects.requireNonNull(admin.listConsumerGroupOffsets(world.consumer())
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partitionOf(key)));
    }

    private void commitByHand(String key, long offset, String metadata) throws Exception {
        admin.alterConsumerGroupOffsets(
                        world.consumer(), Map.of(partitionOf(key), new OffsetAndMetadata(offset, metadata)))
                .all()
                .get();
    }

    private TopicPartition partitionOf(String key) {
        int hash = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)));
        return new TopicPartition(world.events(), hash % LawsApplication.PARTITIONS);
    }

    private static JsonNode get(Node node, String path) {
        return Objects.requireNonNull(node.http().get().uri(path).retrieve().body(JsonNode.class));
    }

    private static JsonNode post(Node node, String path, Map<String, String> body) {
        return Objects.requireNonNull(node.http()
                .post()
                .uri(path)
                .header(Callers.HEADER, "olga")
                .body(body)
                .retrieve()
                .body(JsonNode.class));
    }
}
