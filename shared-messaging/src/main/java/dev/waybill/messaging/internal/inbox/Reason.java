package dev.waybill.messaging.internal.inbox;

/** Why a message is among the dead letters. */
public enum Reason {
    /** It is not a message at all, or its body does not fit its type. */
    UNREADABLE,
    /** Its source does not send on its topic. */
    FOREIGN_SOURCE,
    /** A command that this consumer does not know. */
    UNKNOWN_COMMAND,
    /** Older than the inbox remembers: nobody knows whether it was applied. */
    TOO_OLD,
    /** The handler threw. */
    HANDLER_FAILED,
    /** The handler kept failing in a way that should have passed, while the database was well. */
    KEPT_FAILING,
    /** It waits behind another of the same key. */
    PARKED;

    /** Whether a letter stands outside the order of its key: nothing waits behind it. */
    public boolean isAlone() {
        return this == TOO_OLD || this == FOREIGN_SOURCE;
    }
}
