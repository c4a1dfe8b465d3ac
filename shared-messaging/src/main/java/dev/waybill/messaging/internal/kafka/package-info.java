/** The Kafka clients of an application: made in one place, with the settings that the guarantees rest on. */
@NullMarked
package dev.waybill.messaging.internal.kafka;

import org.jspecify.annotations.NullMarked;
