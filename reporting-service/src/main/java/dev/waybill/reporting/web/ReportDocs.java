package dev.waybill.reporting.web;

/** What the members mean that all reports have. */
final class ReportDocs {

    static final String AS_OF = "All that had been published by then is in the report; null before the first look";
    static final String LAG = "How many messages are not in the report yet";
    static final String STALE = "Whether the report stands still";
    static final String COMPLETE =
            "False while messages were lost before this service read them, and no operator has dealt with it";
    static final String NEXT_CURSOR = "The cursor for the page after; null on the last one";
    static final String CURSOR = "MTcwMDAwMDAwMDAwMA";
    static final String SKU = "TEA-GREEN-100";

    private ReportDocs() {}
}
