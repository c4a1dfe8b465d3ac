package dev.waybill.reporting.log;

import dev.waybill.messaging.IncomingRecord;
import java.util.UUID;

/** Which life of its topic a record belongs to: a topic that is created anew begins at offset 0 again. */
public final class TopicLife {

    /** Of records of which nobody knows. */
    public static final UUID UNKNOWN = new UUID(0, 0);

    private TopicLife() {}

    /** Kafka's id of the topic. */
    public static UUID of(IncomingRecord record) {
        UUID id = record.topicId();
        return id == null ? UNKNOWN : id;
    }
}
