/** Orders, what they cost, and the pure decision that carries each of them to its end. */
@NullMarked
package dev.waybill.order.domain;

import org.jspecify.annotations.NullMarked;
