package dev.waybill.testing;

/** A broker without automatic topic creation, where a group member that died is missed after six seconds. */
public record TestKafka(String bootstrapServers) {}
