package dev.waybill.platform.up;

/** What is stopped together; a later stage before an earlier one. */
enum Stage {
    DATABASE,
    BROKER,
    OUTSIDE_WORLD,
    SERVICES
}
