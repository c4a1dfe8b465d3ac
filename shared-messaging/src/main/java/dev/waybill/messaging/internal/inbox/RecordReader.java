package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads the CloudEvents attributes of a Kafka record; whatever is wrong with it, the answer is a record. */
final class RecordReader {

    private static final Duration CLOCKS_DIFFER_AT_MOST = Duration.ofDays(1);

    private final Clock clock;

    RecordReader(Clock clock) {
        this.clock = clock;
    }

    IncomingRecord read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = headers(record);
        Instant stored = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        @Nullable UUID id = id(headers.get("ce_id"));
        @Nullable String unreadable = whatIsWrong(headers, record.value());
        return new IncomingRecord(
                id != null ? id : derivedId(record, stored),
                headers.get("ce_type"),
                headers.get("ce_source"),
                text(record.key()),
                number(headers.get("ce_sequence")),
                time(headers.get("ce_time"), stored),
                record.topic(),
                record.partition(),
                record.offset(),
                headers,
                record.value(),
                unreadable);
    }

    /** Why it cannot be a message; {@code null} if it can. */
    @Nullable
    String whatIsWrong(Map<String, String> headers, byte @Nullable [] body) {
        if (id(headers.get("ce_id")) == null) {
            return "ce_id is not a UUIDv7 of the past: " + headers.get("ce_id");
        }
        if (headers.get("ce_type") == null) {
            return "ce_type is missing";
        }
        if (!"1.0".equals(headers.get("ce_specversion"))) {
            return "ce_specversion is not 1.0: " + headers.get("ce_specversion");
        }
        String sequence = headers.get("ce_sequence");
        if (sequence != null && number(sequence) == null) {
            return "ce_sequence is not a number: " + sequence;
        }
        return body == null ? "there is no body" : null;
    }

    private @Nullable UUID id(@Nullable String text) {
        try {
            UUID id = text == null ? null : UUID.fromString(text);
            return id != null
                            && UuidV7.is(id)
                            && UuidV7.timeOf(id).isBefore(clock.instant().plus(CLOCKS_DIFFER_AT_MOST))
                    ? id
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static UUID derivedId(ConsumerRecord<byte[], byte[]> record, Instant stored) {
        return UuidV7.derived(stored, record.topic() + '/' + record.partition() + '/' + record.offset());
    }

    private static Instant time(@Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            String value = text(header.value());
            headers.put(header.key(), value == null ? "" : value);
        }
        return headers;
    }

    /** PostgreSQL's text has no NUL. */
    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
    }
}
