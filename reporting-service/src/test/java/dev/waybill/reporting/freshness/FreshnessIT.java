package dev.waybill.reporting.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class FreshnessIT extends ReportingIT {

    @Autowired
    private FreshnessMonitor freshness;

    @Test
    void isAsOfTheMomentWhoseEndsItHasPassed() throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        emptyTopics();
        await().untilAsserted(() -> assertThat(now().lag()).isZero());
        OrderHistory history = new OrderHistory(Instant.now());
        history.unknown("somebody");
        IncomingRecord message = history.messages().getFirst();

        long offset;
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            offset = producer.send(new ProducerRecord<>(message.topic(), message.partition(), "somebody", "{}"))
                    .get()
                    .offset();
        }

        await().untilAsserted(() -> assertThat(now().lag()).isEqualTo(1));
        Instant behind = Objects.requireNonNull(now().asOf());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(now().stale()).isTrue());
        assertThat(now().asOf()).isEqualTo(behind);

        receive(List.of(at(message, offset)));

        await().untilAsserted(() -> assertThat(now().lag()).isZero());
        assertThat(now().asOf()).isAfter(behind);
        assertThat(now().stale()).isFalse();
    }

    private Freshness now() {
        return freshness.of("order_summary");
    }

    private static IncomingRecord at(IncomingRecord r, long offset) {
        return new IncomingRecord(
                r.id(),
                r.type(),
                r.source(),
                r.key(),
                r.sequence(),
                r.time(),
                r.topic(),
                r.topicId(),
                r.partition(),
                offset,
                r.headers(),
                r.body(),
                r.unreadable());
    }
}
