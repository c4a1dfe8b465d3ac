/** Products, their stock, and the reservations of orders. */
@NullMarked
package dev.waybill.inventory;

import org.jspecify.annotations.NullMarked;
