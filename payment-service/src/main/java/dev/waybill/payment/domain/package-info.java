/** The payment of one order: what may happen to it, and what is asked of the provider for it. */
@NullMarked
package dev.waybill.payment.domain;

import org.jspecify.annotations.NullMarked;
