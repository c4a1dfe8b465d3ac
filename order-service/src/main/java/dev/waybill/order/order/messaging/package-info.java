/** Orders' events and commands in the words of the published contracts. */
@NullMarked
package dev.waybill.order.order.messaging;

import org.jspecify.annotations.NullMarked;
