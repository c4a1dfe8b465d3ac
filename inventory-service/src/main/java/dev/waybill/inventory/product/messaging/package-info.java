/** Products' events in the words of the published contracts. */
@NullMarked
package dev.waybill.inventory.product.messaging;

import org.jspecify.annotations.NullMarked;
