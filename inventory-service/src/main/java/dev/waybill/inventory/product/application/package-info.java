/** What can be done with products. */
@NullMarked
package dev.waybill.inventory.product.application;

import org.jspecify.annotations.NullMarked;
