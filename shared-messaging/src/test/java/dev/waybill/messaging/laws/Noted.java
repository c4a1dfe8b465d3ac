package dev.waybill.messaging.laws;

/** The event of the tests: the n-th note about something. */
record Noted(String key, long number, String text) {}
