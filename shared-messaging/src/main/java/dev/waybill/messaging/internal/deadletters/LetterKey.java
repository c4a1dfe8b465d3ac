package dev.waybill.messaging.internal.deadletters;

/** A key of a topic, to one consumer. */
record LetterKey(String consumer, String topic, String key) {}
