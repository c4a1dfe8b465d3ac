/** Orders in PostgreSQL. */
@NullMarked
package dev.waybill.order.order.persistence;

import org.jspecify.annotations.NullMarked;
