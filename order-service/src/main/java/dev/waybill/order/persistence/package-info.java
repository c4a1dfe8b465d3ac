/** Orders, their sagas and the catalogue replica in PostgreSQL. */
@NullMarked
package dev.waybill.order.persistence;

import org.jspecify.annotations.NullMarked;
