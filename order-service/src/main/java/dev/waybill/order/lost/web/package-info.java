/** Lost orders over HTTP, for operators. */
@NullMarked
package dev.waybill.order.lost.web;

import org.jspecify.annotations.NullMarked;
