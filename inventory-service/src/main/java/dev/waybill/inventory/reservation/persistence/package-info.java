/** Reservations in PostgreSQL. */
@NullMarked
package dev.waybill.inventory.reservation.persistence;

import org.jspecify.annotations.NullMarked;
