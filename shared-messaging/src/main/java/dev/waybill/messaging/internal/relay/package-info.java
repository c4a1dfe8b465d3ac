/**
 * From the outbox to Kafka: one active relay per outbox reads what is visible, sends it, and deletes what was acked.
 *
 * <pre>
 * OutboxRelay        waits for the lock, works while it has it, starts again after a failure
 *   RelayLock        one active relay, and its fencing token
 *   RelaySession     round by round: from the source to the sink
 *     OutboxSource   reads by the Horizon, and holds back what is in Quarantine
 *     BrokerSink     ships what is read, and removes what is acknowledged
 * </pre>
 */
@NullMarked
package dev.waybill.messaging.internal.relay;

import org.jspecify.annotations.NullMarked;
