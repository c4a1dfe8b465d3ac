package dev.waybill.messaging.adopting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records of a system that knows nothing of CloudEvents and of this library: applied once, in order, or a dead letter. */
class ForeignRecordsIT {

    @Test
    void areAppliedOnceAlthoughTheGroupIsSetBack() throws Exception {
        try (Stranger stranger = new Stranger();
                Admin admin = stranger.admin()) {
            stranger.execute("CREATE TABLE person (number int GENERATED ALWAYS AS IDENTITY, record text)");
            admin.createTopics(List.of(new NewTopic(stranger.topic(), 2, (short) 1)))
                    .all()
                    .get();
            stranger.put("ada", "{'name':'Ada'}");
            stranger.put("ada", "{'name':'Ada L.'}");
            stranger.put("bob", "broken");
            try (var _ = stranger.start(Listener.class, TablesIT.WITHOUT_FLYWAY)) {
                await().untilAsserted(() -> assertThat(list(stranger, "SELECT key FROM dead_letter"))
                        .containsExactly("bob"));
                await().untilAsserted(() ->
                        assertThat(persons(stranger)).containsExactly("{'name':'Ada'}", "{'name':'Ada L.'}"));
            }
            setBack(admin, stranger);

            stranger.start(Listener.class, TablesIT.WITHOUT_FLYWAY);
            stranger.put("ada", "{'name':'Ada K.'}");

            await().untilAsserted(() -> assertThat(persons(stranger))
                    .containsExactly("{'name':'Ada'}", "{'name':'Ada L.'}", "{'name':'Ada K.'}"));
            assertThat(list(stranger, "SELECT key FROM dead_letter")).containsExactly("bob");
        }
    }

    private static List<String> persons(Stranger stranger) {
        return list(stranger, "SELECT record FROM person ORDER BY number");
    }

    private static List<String> list(Stranger stranger, String query) {
        return stranger.sql().sql(query).query((row, _) -> row.getString(1)).list();
    }

    private static void setBack(Admin admin, Stranger stranger) {
        Map<TopicPartition, OffsetAndMetadata> beginning = Set.of(0, 1).stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(stranger.topic(), partition), _ -> new OffsetAndMetadata(0)));
        await().ignoreExceptions()
                .untilAsserted(() -> admin.alterConsumerGroupOffsets(stranger.topic(), beginning)
                        .all()
                        .get());
    }

    @Configuration
    @EnableAutoConfiguration
    static class Listener {

        @Bean
        Subscriptions erp(Stranger stranger, JdbcClient jdbc) {
            return Subscriptions.forConsumer(stranger.topic())
                    .onEverything(Set.of(stranger.topic()), records -> records.forEach(record -> store(record, jdbc)));
        }

        private static void store(IncomingRecord record, JdbcClient jdbc) {
            byte[] body = record.body();
            String json = body == null ? "" : new String(body, StandardCharsets.UTF_8);
            if (!json.startsWith("{")) {
                throw new IllegalArgumentException("no JSON: " + json);
            }
            jdbc.sql("INSERT INTO person (record) VALUES (?)").param(json).update();
        }
    }
}
