/** The reservation of one order, and what each command does to it. */
@NullMarked
package dev.waybill.inventory.reservation.domain;

import org.jspecify.annotations.NullMarked;
