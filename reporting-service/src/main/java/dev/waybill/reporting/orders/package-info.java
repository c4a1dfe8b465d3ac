/** The order summary: each order as all services tell of it. */
@NullMarked
package dev.waybill.reporting.orders;

import org.jspecify.annotations.NullMarked;
