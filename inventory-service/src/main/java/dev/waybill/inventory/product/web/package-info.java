/** Products over HTTP. */
@NullMarked
package dev.waybill.inventory.product.web;

import org.jspecify.annotations.NullMarked;
