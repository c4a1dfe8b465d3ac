/** The stock levels: each product with what is available, reserved and shipped. */
@NullMarked
package dev.waybill.reporting.stock;

import org.jspecify.annotations.NullMarked;
