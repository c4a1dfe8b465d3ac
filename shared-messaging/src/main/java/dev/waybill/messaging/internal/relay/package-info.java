/** From the outbox to Kafka: one active relay per outbox reads what is visible, sends it, and deletes what was acked. */
@NullMarked
package dev.waybill.messaging.internal.relay;

import org.jspecify.annotations.NullMarked;
