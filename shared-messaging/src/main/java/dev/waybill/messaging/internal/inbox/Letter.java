package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.WireText;
import java.util.Map;

/** A message that is put among the dead letters. */
record Letter(IncomingRecord record, Reason reason, String detail) {

    private static final int DETAIL_AT_MOST = 4_000;

    Letter {
        detail = WireText.storable(detail, DETAIL_AT_MOST);
    }

    static Letter failed(IncomingRecord record, Reason reason, Throwable failure) {
        StringBuilder detail = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            detail.append(detail.isEmpty() ? "" : "\ncaused by ").append(cause);
        }
        return new Letter(record, reason, detail.toString());
    }

    static Letter parked(IncomingRecord record) {
        return new Letter(record, Reason.PARKED, "waits behind another message of its key");
    }

    /** The last resort: where the record lay, and its value, byte for byte. */
    Letter bare() {
        IncomingRecord bare = new IncomingRecord(
                record.id(),
                null,
                null,
                null,
                null,
                record.time(),
                record.topic(),
                record.topicId(),
                record.partition(),
                record.offset(),
                Map.of(),
                record.body(),
                "the database did not take its attributes");
        return new Letter(bare, reason, "The database did not take its attributes. " + detail);
    }
}
