/** Hears the commands about reservations and tells their outcome. */
@NullMarked
package dev.waybill.inventory.reservation.messaging;

import org.jspecify.annotations.NullMarked;
