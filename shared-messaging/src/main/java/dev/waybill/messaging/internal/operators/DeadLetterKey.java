package dev.waybill.messaging.internal.operators;

/** A key of a topic, to one consumer. */
public record DeadLetterKey(String consumer, String topic, String key) {}
