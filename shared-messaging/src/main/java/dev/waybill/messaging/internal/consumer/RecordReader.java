package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.Senders;
import dev.waybill.messaging.internal.UuidV7;
import dev.waybill.messaging.internal.WireText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CloudEvents attributes of a Kafka record; whatever is wrong with it, the answer is a record, and one that
 * PostgreSQL can store.
 */
final class RecordReader {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private RecordReader() {}

    /** A record from a foreign source gets an id of its own: it must not be taken for the message whose id it may have copied. */
    static IncomingRecord read(ConsumerRecord<byte[], byte[]> record, @Nullable UUID topicId, Senders senders) {
        Map<String, String> headers = headers(record);
        Instant stored = storable(Instant.ofEpochMilli(Math.max(0, record.timestamp())));
        @Nullable String key = WireText.ofKey(record.key());
        @Nullable String foreign = senders.objection(record.topic(), headers.get("ce_source"));
        @Nullable UUID id = foreign == null ? id(headers.get("ce_id")) : null;
        return new IncomingRecord(
                id != null ? id : derivedId(record, stored),
                headers.get("ce_type"),
                headers.get("ce_source"),
                key,
                number(headers.get("ce_sequence")),
                time(headers.get("ce_time"), stored),
                record.topic(),
                topicId,
                record.partition(),
                record.offset(),
                headers,
                record.value(),
                foreign == null ? whatIsWrong(headers, key, record.value()) : foreign);
    }

    /** Why it cannot be a message; {@code null} if it can. */
    static @Nullable String whatIsWrong(Map<String, String> headers, @Nullable String key, byte @Nullable [] body) {
        if (id(headers.get("ce_id")) == null) {
            return "ce_id is not a UUIDv7: " + WireText.printable(headers.get("ce_id"));
        }
        if (headers.get("ce_type") == null) {
            return "ce_type is missing";
        }
        if (!"1.0".equals(headers.get("ce_specversion"))) {
            return "ce_specversion is not 1.0: " + WireText.printable(headers.get("ce_specversion"));
        }
        String sequence = headers.get("ce_sequence");
        if (sequence != null && number(sequence) == null) {
            return "ce_sequence is not a number: " + WireText.printable(sequence);
        }
        String epoch = headers.get("ce_epoch");
        if (epoch != null && number(epoch) == null) {
            return "ce_epoch is not a number: " + WireText.printable(epoch);
        }
        if (key != null && !WireText.isKey(key)) {
            return "the key is not UTF-8 text of at most %d bytes without NUL".formatted(WireText.KEY_BYTES_AT_MOST);
        }
        return body == null ? "there is no body" : null;
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            UUID id = text == null ? null : UUID.fromString(text);
            return id != null && UuidV7.is(id) ? id : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static UUID derivedId(ConsumerRecord<byte[], byte[]> record, Instant stored) {
        return UuidV7.derived(stored, record.topic() + '/' + record.partition() + '/' + record.offset());
    }

    private static Instant time(@Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : storable(Instant.parse(text));
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    /** PostgreSQL's time ends before Java's does. */
    private static Instant storable(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
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
            @Nullable String value = WireText.of(header.value());
            headers.put(WireText.storable(header.key()), value == null ? "" : value);
        }
        return headers;
    }
}
