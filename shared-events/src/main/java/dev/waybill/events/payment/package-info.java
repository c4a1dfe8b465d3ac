/** Facts about payments, and the commands that payment-service obeys. */
@NullMarked
package dev.waybill.events.payment;

import org.jspecify.annotations.NullMarked;
