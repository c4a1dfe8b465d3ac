/** A library that breaks every rule. */
@NullMarked
package dev.waybill.messaging.walls.bad.internal;

import org.jspecify.annotations.NullMarked;
