/** The pure decision that carries an order to its end, and how far it is. */
@NullMarked
package dev.waybill.order.saga.domain;

import org.jspecify.annotations.NullMarked;
