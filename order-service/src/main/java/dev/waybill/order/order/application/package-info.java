/** Placing, cancelling, reading and awaiting orders. */
@NullMarked
package dev.waybill.order.order.application;

import org.jspecify.annotations.NullMarked;
