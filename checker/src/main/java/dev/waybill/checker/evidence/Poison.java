package dev.waybill.checker.evidence;

/** A message that nobody can apply, put on a topic under a key of its own; exactly this consumer must refuse it. */
public record Poison(String topic, String key, String consumer) {}
