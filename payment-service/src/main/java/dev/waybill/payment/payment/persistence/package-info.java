/** Payments in PostgreSQL, in plain SQL: whole batches in one round trip. */
@NullMarked
package dev.waybill.payment.payment.persistence;

import org.jspecify.annotations.NullMarked;
