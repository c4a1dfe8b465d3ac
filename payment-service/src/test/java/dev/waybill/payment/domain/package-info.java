/** Tests of the rules of a payment. */
@NullMarked
package dev.waybill.payment.domain;

import org.jspecify.annotations.NullMarked;
