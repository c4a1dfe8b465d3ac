/** Facts about orders, owned by order-service. */
@NullMarked
package dev.waybill.events.order;

import org.jspecify.annotations.NullMarked;
