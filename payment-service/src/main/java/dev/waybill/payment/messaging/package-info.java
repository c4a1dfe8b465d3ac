/** The messages of this service, and the topics that it owns. */
@NullMarked
package dev.waybill.payment.messaging;

import org.jspecify.annotations.NullMarked;
