package dev.waybill.reporting.projection.generation;

/** Where a generation gets its events from. */
public enum Feed {
    /** From the listener: it is level with the log. */
    LIVE,
    /** From the log, until it is level. */
    REPLAY,
    /** From nowhere: it threw, and keeps what it had. */
    PARKED,
    /** From nowhere: another generation took its place, and its rows are being removed. */
    RETIRED
}
