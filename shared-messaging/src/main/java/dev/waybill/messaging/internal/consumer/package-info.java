/**
 * From Kafka to the inbox: the members of consumer groups, each with a thread of its own.
 *
 * <pre>
 * Consumers          one of these for each consumer:
 *   ConsumerLoop     polls, commits offsets, starts again after a failure
 *     Partitions     the records of each partition in order; one that fails for now waits, with its partition paused
 *       Isolation    what the inbox does with a batch
 * </pre>
 */
@NullMarked
package dev.waybill.messaging.internal.consumer;

import org.jspecify.annotations.NullMarked;
