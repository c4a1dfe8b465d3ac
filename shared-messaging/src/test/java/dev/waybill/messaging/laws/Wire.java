package dev.waybill.messaging.laws;

import dev.waybill.messaging.internal.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts records on topics by hand, as a strange sender would. */
final class Wire {

    private final World world;
    private final String source;

    Wire(World world) {
        this(world, "/by-hand");
    }

    /** Of a sender that calls itself so. */
    Wire(World world, String source) {
        this.world = world;
        this.source = source;
    }

    void noted(UUID id, String key, long number, String text) {
        noted(key, number, text, headers(id, "noted.v1"));
    }

    void noted(UUID id, String key, long epoch, long number, String text) {
        Map<String, String> headers = headers(id, "noted.v1");
        headers.put("ce_epoch", Long.toString(epoch));
        noted(key, number, text, headers);
    }

    private void noted(String key, long number, String text, Map<String, String> headers) {
        headers.put("ce_sequence", Long.toString(number));
        raw(
                world.events(),
                key,
                "{\"key\":\"%s\",\"number\":%d,\"text\":\"%s\"}".formatted(key, number, text),
                headers);
    }

    void perform(UUID id, String key, long number, String text) {
        String body = "{\"key\":\"%s\",\"number\":%d,\"text\":\"%s\"}".formatted(key, number, text);
        raw(world.commands(), key, body, headers(id, "perform.v1"));
    }

    void typed(String topic, String key, String type, String body) {
        raw(topic, key, body, headers(UuidV7.at(Instant.now()), type));
    }

    void raw(String topic, String key, String body, Map<String, String> headers) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        world.put(record);
    }

    private Map<String, String> headers(UUID id, String type) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        return headers;
    }
}
