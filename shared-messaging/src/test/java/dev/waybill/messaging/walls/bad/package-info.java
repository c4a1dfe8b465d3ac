/** A library that breaks every rule. */
@NullMarked
package dev.waybill.messaging.walls.bad;

import org.jspecify.annotations.NullMarked;
