/** Reconciliations over HTTP, for operators. */
@NullMarked
package dev.waybill.payment.reconciliation.web;

import org.jspecify.annotations.NullMarked;
