/** What the provider must do for a payment, and what it answered. */
@NullMarked
package dev.waybill.payment.intent.domain;

import org.jspecify.annotations.NullMarked;
