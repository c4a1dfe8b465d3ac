/** Lost orders in PostgreSQL. */
@NullMarked
package dev.waybill.order.lost.persistence;

import org.jspecify.annotations.NullMarked;
