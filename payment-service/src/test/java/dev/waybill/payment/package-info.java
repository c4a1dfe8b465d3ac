/** Tests of payment-service on real parts: PostgreSQL, Kafka and the provider over HTTP. */
@NullMarked
package dev.waybill.payment;

import org.jspecify.annotations.NullMarked;
