/** The replies that the sagas wait for. */
@NullMarked
package dev.waybill.order.saga.messaging;

import org.jspecify.annotations.NullMarked;
