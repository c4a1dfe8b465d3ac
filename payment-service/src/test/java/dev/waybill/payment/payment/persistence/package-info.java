/** Payments in a real database. */
@NullMarked
package dev.waybill.payment.payment.persistence;

import org.jspecify.annotations.NullMarked;
