/** What payment-service does: obeys commands, calls the provider, records its answers, reconciles. */
@NullMarked
package dev.waybill.payment.application;

import org.jspecify.annotations.NullMarked;
