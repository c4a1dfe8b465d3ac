/** How consumers work, in parts. */
@NullMarked
package dev.waybill.messaging.internal.kafka;

import org.jspecify.annotations.NullMarked;
