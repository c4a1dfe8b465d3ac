/** Reconciliations in a real database. */
@NullMarked
package dev.waybill.payment.reconciliation.persistence;

import org.jspecify.annotations.NullMarked;
