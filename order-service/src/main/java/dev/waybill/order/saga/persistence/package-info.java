/** Interventions and the database's clock in PostgreSQL. */
@NullMarked
package dev.waybill.order.saga.persistence;

import org.jspecify.annotations.NullMarked;
