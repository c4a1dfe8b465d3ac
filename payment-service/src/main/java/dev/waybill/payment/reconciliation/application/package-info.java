/** Reconciles days, on demand and by itself. */
@NullMarked
package dev.waybill.payment.reconciliation.application;

import org.jspecify.annotations.NullMarked;
