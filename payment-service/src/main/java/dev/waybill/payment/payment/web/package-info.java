/** Payments over HTTP, for operators. */
@NullMarked
package dev.waybill.payment.payment.web;

import org.jspecify.annotations.NullMarked;
