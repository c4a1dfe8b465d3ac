/** Products and stock in PostgreSQL. */
@NullMarked
package dev.waybill.inventory.product.persistence;

import org.jspecify.annotations.NullMarked;
