/** Which days are reconciled, without a database. */
@NullMarked
package dev.waybill.payment.reconciliation.application;

import org.jspecify.annotations.NullMarked;
