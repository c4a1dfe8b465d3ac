/** Messages on their way: what is handed to the broker together, as CloudEvents, and what it has acknowledged. */
@NullMarked
package dev.waybill.messaging.internal.relay.shipping;

import org.jspecify.annotations.NullMarked;
