/** Reservations over HTTP, for operators. */
@NullMarked
package dev.waybill.inventory.reservation.web;

import org.jspecify.annotations.NullMarked;
