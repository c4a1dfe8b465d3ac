package dev.waybill.reporting.projection;

/** What came of reading a message. */
sealed interface Reading {

    /** It can be projected. */
    record Understood(ProjectedEvent event) implements Reading {}

    /** Of a type that this version of the service does not know. */
    record Unknown() implements Reading {}

    /** Of a known type, but not what that type promises. */
    record Unreadable(String problem) implements Reading {}
}
