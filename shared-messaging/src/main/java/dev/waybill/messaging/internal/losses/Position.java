package dev.waybill.messaging.internal.losses;

import java.util.UUID;

/**
 * How far a consumer is on a partition.
 *
 * @param topicId of the life of the topic that the offset belongs to
 */
public record Position(UUID topicId, long nextOffset) {}
