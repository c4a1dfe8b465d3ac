/** The published contracts of payments, and how they translate into our own words and back. */
@NullMarked
package dev.waybill.payment.messaging;

import org.jspecify.annotations.NullMarked;
