package dev.waybill.checker.evidence;

/** How far a consumer has come on a partition; {@code committed} is 0 where it never committed. */
public record Progress(String group, String topic, int partition, long committed, long end) {}
