package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;

/** A message that is put among the dead letters. */
record Letter(IncomingRecord record, Reason reason, String detail) {

    private static final int DETAIL_AT_MOST = 4_000;

    static Letter failed(IncomingRecord record, Reason reason, Throwable failure) {
        StringBuilder detail = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            detail.append(detail.isEmpty() ? "" : "\ncaused by ").append(cause);
        }
        String text = detail.toString().replace("\0", "");
        return new Letter(record, reason, text.substring(0, Math.min(text.length(), DETAIL_AT_MOST)));
    }

    static Letter parked(IncomingRecord record) {
        return new Letter(record, Reason.PARKED, "waits behind another message of its key");
    }
}
