/** Payments without a database. */
@NullMarked
package dev.waybill.payment.payment.domain;

import org.jspecify.annotations.NullMarked;
