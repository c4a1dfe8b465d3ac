/** Deciding commands about reservations, a batch at a time. */
@NullMarked
package dev.waybill.inventory.reservation.application;

import org.jspecify.annotations.NullMarked;
