/** Orders over HTTP. */
@NullMarked
package dev.waybill.order.order.web;

import org.jspecify.annotations.NullMarked;
