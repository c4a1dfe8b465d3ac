/** An order: who ordered what, what it costs, and its history. */
@NullMarked
package dev.waybill.order.order.domain;

import org.jspecify.annotations.NullMarked;
