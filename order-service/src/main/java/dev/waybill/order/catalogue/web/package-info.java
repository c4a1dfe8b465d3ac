/** Waiting for a product without holding a permit. */
@NullMarked
package dev.waybill.order.catalogue.web;

import org.jspecify.annotations.NullMarked;
