/** Facts about products and reservations, and the commands that inventory-service obeys. */
@NullMarked
package dev.waybill.events.inventory;

import org.jspecify.annotations.NullMarked;
