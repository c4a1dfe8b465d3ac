package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What has an order of its own to a consumer. */
record Key(String topic, String key) {

    static final Comparator<Key> ORDER = Comparator.comparing(Key::topic).thenComparing(Key::key);

    static @Nullable Key of(IncomingRecord record) {
        return record.key() == null ? null : new Key(record.topic(), record.key());
    }
}
