/** A Kafka broker on this machine: KRaft, one node, its data kept. */
@NullMarked
package dev.waybill.platform.kafka;

import org.jspecify.annotations.NullMarked;
