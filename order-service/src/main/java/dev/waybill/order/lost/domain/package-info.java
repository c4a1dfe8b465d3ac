/** An order that only the other services know. */
@NullMarked
package dev.waybill.order.lost.domain;

import org.jspecify.annotations.NullMarked;
