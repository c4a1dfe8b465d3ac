/** The order summary: each order as the events of all services show it. */
@NullMarked
package dev.waybill.reporting.orders;

import org.jspecify.annotations.NullMarked;
