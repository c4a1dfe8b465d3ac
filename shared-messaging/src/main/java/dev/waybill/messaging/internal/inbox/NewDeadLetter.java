package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.WireText;
import java.util.Map;

/** A message that is put among the dead letters. */
record NewDeadLetter(IncomingRecord record, Reason reason, String detail) {

    private static final int DETAIL_AT_MOST = 4_000;

    NewDeadLetter {
        detail = WireText.storable(detail, DETAIL_AT_MOST);
    }

    static NewDeadLetter failed(IncomingRecord record, Reason reason, Throwable failure) {
        StringBuilder detail = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            detail.append(detail.isEmpty() ? "" : "\ncaused by ").append(cause);
        }
        return new NewDeadLetter(record, reason, detail.toString());
    }

    static NewDeadLetter parked(IncomingRecord record) {
        return new NewDeadLetter(record, Reason.PARKED, "waits behind another message of its key");
    }

    static NewDeadLetter tooOld(IncomingRecord record) {
        return new NewDeadLetter(record, Reason.TOO_OLD, "older than the inbox remembers");
    }

    static NewDeadLetter tooNew(IncomingRecord record) {
        return new NewDeadLetter(record, Reason.UNREADABLE, "its id is more than a day ahead of the database");
    }

    /** The last resort: where the record lay, and its value, byte for byte. */
    NewDeadLetter bare() {
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
        return new NewDeadLetter(bare, reason, "The database did not take its attributes. " + detail);
    }
}
