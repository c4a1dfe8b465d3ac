/** Tells the world about products. */
@NullMarked
package dev.waybill.inventory.product.messaging;

import org.jspecify.annotations.NullMarked;
