package dev.waybill.messaging.laws;

/** The command of the tests. */
record Perform(String key, long number, String text) {}
