/** How Kafka clients are made, and what they may log. */
@NullMarked
package dev.waybill.messaging.internal.kafka;

import org.jspecify.annotations.NullMarked;
