/** The messages of this service, and the topic that it owns. */
@NullMarked
package dev.waybill.order.messaging;

import org.jspecify.annotations.NullMarked;
