/** Payments of orders, made through an outside payment provider. */
@NullMarked
package dev.waybill.payment;

import org.jspecify.annotations.NullMarked;
