/** Tests of the use cases. */
@NullMarked
package dev.waybill.order.order.application;

import org.jspecify.annotations.NullMarked;
