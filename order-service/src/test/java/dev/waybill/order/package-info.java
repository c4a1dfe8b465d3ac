/** Tests of the service as a whole. */
@NullMarked
package dev.waybill.order;

import org.jspecify.annotations.NullMarked;
