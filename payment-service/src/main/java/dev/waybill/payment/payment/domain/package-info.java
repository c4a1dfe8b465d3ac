/** The payment of one order: what may happen to it, and the rules of money. */
@NullMarked
package dev.waybill.payment.payment.domain;

import org.jspecify.annotations.NullMarked;
