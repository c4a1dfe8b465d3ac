/** Reconciliations in PostgreSQL, where they are compared. */
@NullMarked
package dev.waybill.payment.reconciliation.persistence;

import org.jspecify.annotations.NullMarked;
