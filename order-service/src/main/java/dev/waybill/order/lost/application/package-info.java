/** Compensating and listing lost orders. */
@NullMarked
package dev.waybill.order.lost.application;

import org.jspecify.annotations.NullMarked;
