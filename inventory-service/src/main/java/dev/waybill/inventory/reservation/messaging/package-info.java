/** The commands that reservations obey and their events, in the words of the published contracts. */
@NullMarked
package dev.waybill.inventory.reservation.messaging;

import org.jspecify.annotations.NullMarked;
