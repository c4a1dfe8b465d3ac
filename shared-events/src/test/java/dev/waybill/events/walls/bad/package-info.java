/** Contracts that nobody should publish. */
@NullMarked
package dev.waybill.events.walls.bad;

import org.jspecify.annotations.NullMarked;
