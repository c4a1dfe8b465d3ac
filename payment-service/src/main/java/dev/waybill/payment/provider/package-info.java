/** The payment provider's HTTP API, and the guards around it. */
@NullMarked
package dev.waybill.payment.provider;

import org.jspecify.annotations.NullMarked;
