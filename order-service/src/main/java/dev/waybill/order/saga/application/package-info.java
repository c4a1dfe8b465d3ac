/** Carrying orders to their end: replies, timeouts and interventions. */
@NullMarked
package dev.waybill.order.saga.application;

import org.jspecify.annotations.NullMarked;
