/** Tests of the use cases. */
@NullMarked
package dev.waybill.order.saga.application;

import org.jspecify.annotations.NullMarked;
