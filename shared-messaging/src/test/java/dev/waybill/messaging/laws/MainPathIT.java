package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.laws.Effects.Effect;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MainPathIT {

    @Test
    void bringsACommittedMessageToItsHandler() {
        try (World world = new World()) {
            Node node = world.start();

            node.notes().take("k", "first");
            node.notes().take("k", "second");
            node.notes().send("c", 7, "do it");

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(node.effects().all())
                            .containsExactlyInAnyOrder(
                                    new Effect("k", 1, "first"),
                                    new Effect("k", 2, "second"),
                                    new Effect("c", 7, "do it")));
            await().untilAsserted(() -> assertThat(world.count("outbox")).isZero());
            ConsumerRecord<String, String> record =
                    world.onTopic(world.events()).getFirst();
            assertThat(record.key()).isEqualTo("k");
            assertThat(record.value()).isEqualTo("{\"key\":\"k\",\"number\":1,\"text\":\"first\"}");
            assertThat(World.header(record, "ce_type")).isEqualTo("noted.v1");
            assertThat(World.header(record, "ce_source")).isEqualTo("/laws");
            assertThat(World.header(record, "ce_subject")).isEqualTo("k");
            assertThat(World.header(record, "ce_sequence")).isEqualTo("0000000000000000001");
        }
    }
}
