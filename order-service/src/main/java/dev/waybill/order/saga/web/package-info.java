/** Sagas over HTTP. */
@NullMarked
package dev.waybill.order.saga.web;

import org.jspecify.annotations.NullMarked;
