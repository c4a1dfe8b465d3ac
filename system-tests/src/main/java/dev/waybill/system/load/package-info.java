/** A seeded load of orders, cancellations and receipts, and the history of what was answered. */
@NullMarked
package dev.waybill.system.load;

import org.jspecify.annotations.NullMarked;
