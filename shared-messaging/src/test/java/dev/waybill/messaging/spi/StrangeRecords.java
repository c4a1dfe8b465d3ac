package dev.waybill.messaging.spi;

import dev.waybill.messaging.internal.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Kafka records with anything in any part: random bytes, text that databases, JSON and logs stumble over, numbers and times
 * beyond every range, far too much of it. One seed gives the same records each time. None of them is a message that could be
 * applied.
 */
public final class StrangeRecords {

    private static final List<String> TEXTS = List.of(
            "",
            "\0",
            "a\0b",
            "\\u0000",
            "\\",
            "\"",
            "{\"$\":1}",
            "line\r\nforged ERROR line",
            "\u2028\u202e\u001b[31m",
            "\uFFFD",
            "\ud83d\ude00",
            "'; DROP TABLE inbox; --",
            "NaN",
            "null");

    private static final List<String> TIMES = List.of(
            "+300000-01-01T00:00:00Z",
            "-300000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z",
            "2026-13-45T99:00:00Z");

    private static final List<String> NUMBERS =
            List.of("-1", "0", "9223372036854775807", "9223372036854775808", "1e400", "\u0661", "-9223372036854775808");

    private final Random random;

    /** The same for the same seed. */
    public StrangeRecords(long seed) {
        random = new Random(seed);
    }

    /** The next record, to this partition; its type is this one, mostly. */
    public ProducerRecord<byte[], byte[]> next(String topic, int partition, String type) {
        @Nullable Long timestamp = timestamp();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, timestamp, key(), body());
        Headers headers = record.headers();
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_id", id());
        header(headers, "ce_type", type);
        header(headers, "ce_source", "/elsewhere");
        header(headers, "ce_time", any(TIMES));
        header(headers, "ce_sequence", any(NUMBERS));
        header(headers, "ce_correlationid", "1-1-1-1-1");
        header(headers, "traceparent", "00-zz");
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(any(TEXTS) + i, bytes());
        }
        return record;
    }

    private @Nullable Long timestamp() {
        return switch (random.nextInt(6)) {
            case 0 -> 0L;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong(Long.MAX_VALUE);
            default -> null;
        };
    }

    private byte @Nullable [] key() {
        return random.nextInt(3) == 0 ? utf8("k" + random.nextInt(50)) : bytes();
    }

    private byte @Nullable [] body() {
        return switch (random.nextInt(4)) {
            case 0 -> utf8("{\"key\":\"\\u0000\\ud800\",\"number\":\"%s\\u0000\"}".formatted(any(NUMBERS)));
            case 1 -> utf8("{\"key\":\"k\",\"number\":1,\"text\":" + "[".repeat(random.nextInt(3_000)));
            default -> bytes();
        };
    }

    private String id() {
        return switch (random.nextInt(5)) {
            case 0 -> UuidV7.at(Instant.ofEpochMilli(random.nextLong(1L << 47))).toString();
            case 1 -> "00000000-0000-4000-8000-000000000000";
            default -> UuidV7.at(Instant.now()).toString();
        };
    }

    /** Mostly as it should be; else missing, repeated or anything. */
    private void header(Headers headers, String name, String usual) {
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> headers.add(name, bytes());
            case 2 -> headers.add(name, bytes()).add(name, utf8(usual));
            default -> headers.add(name, utf8(usual));
        }
    }

    private byte @Nullable [] bytes() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> utf8(any(TEXTS));
            case 2 -> utf8(any(TEXTS).repeat(random.nextInt(2_000)));
            case 3 -> noise(random.nextInt(50));
            default -> noise(random.nextInt(10_000));
        };
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
