/** How consumers work, in parts. */
@NullMarked
package dev.waybill.messaging.internal.consumer;

import org.jspecify.annotations.NullMarked;
