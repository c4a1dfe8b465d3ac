/** Payments and reconciliations over HTTP, for operators. */
@NullMarked
package dev.waybill.payment.web;

import org.jspecify.annotations.NullMarked;
