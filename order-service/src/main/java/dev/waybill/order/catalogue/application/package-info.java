/** The replica of the product catalogue: keeping it up to date, and pricing an order's lines. */
@NullMarked
package dev.waybill.order.catalogue.application;

import org.jspecify.annotations.NullMarked;
