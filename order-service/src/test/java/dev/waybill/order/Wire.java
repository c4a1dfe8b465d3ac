package dev.waybill.order;

import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.order.order.domain.OrderId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they travel, written and read without the library. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private Wire() {}

    @SuppressWarnings("unchecked")
    static ProducerRecord<String, String> record(String source, Object payload) {
        Contract<Object> contract = (Contract<Object>) Contracts.ALL.stream()
                .filter(candidate -> candidate.payload() == payload.getClass())
                .findFirst()
                .orElseThrow();
        String key = contract.key().apply(payload);
        ProducerRecord<String, String> record =
                new ProducerRecord<>(contract.topic(), key, JSON.writeValueAsString(payload));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", newId().toString());
        header(record, "ce_type", contract.name());
        header(record, "ce_source", source);
        header(record, "ce_subject", key);
        header(record, "ce_time", Instant.now().toString());
        header(record, "ce_correlationid", newId().toString());
        header(record, "content-type", "application/json");
        if (contract.sequence() != null) {
            header(record, "ce_sequence", Long.toString(contract.sequence().applyAsLong(payload)));
        }
        return record;
    }

    static Object payload(ConsumerRecord<String, String> record) {
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        Contract<?> contract = Contracts.ALL.stream()
                .filter(candidate -> candidate.name().equals(type))
                .findFirst()
                .orElseThrow();
        return JSON.readValue(record.value(), contract.payload());
    }

    private static UUID newId() {
        return OrderId.placedAt(Instant.now()).value();
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
