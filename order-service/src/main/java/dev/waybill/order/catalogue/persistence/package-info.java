/** The catalogue replica in PostgreSQL. */
@NullMarked
package dev.waybill.order.catalogue.persistence;

import org.jspecify.annotations.NullMarked;
