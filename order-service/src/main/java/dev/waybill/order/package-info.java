/** Orders and the saga that carries each of them to its end. */
@NullMarked
package dev.waybill.order;

import org.jspecify.annotations.NullMarked;
