package dev.waybill.messaging.internal.outbox;

/** Brings what the current transaction has changed to the database. */
@FunctionalInterface
public interface ChangeFlush {

    /** Where every change is a statement at once. */
    ChangeFlush NONE = () -> {};

    /** Does it now. */
    void flush();
}
