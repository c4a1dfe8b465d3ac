/** What the tests of payment-service share: the outside world around it. */
@NullMarked
package dev.waybill.payment.testing;

import org.jspecify.annotations.NullMarked;
