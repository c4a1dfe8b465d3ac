/** A library that breaks every rule. */
@NullMarked
package dev.waybill.messaging.walls.bad.spi;

import org.jspecify.annotations.NullMarked;
