/** A simulated payment provider: the outside world of payment-service, with a durable ledger and faults on request. */
@NullMarked
package dev.waybill.provider;

import org.jspecify.annotations.NullMarked;
