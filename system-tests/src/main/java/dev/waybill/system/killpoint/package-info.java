/** Halts services right before and right after everything that makes a difference: see docs/faults.md. */
@NullMarked
package dev.waybill.system.killpoint;

import org.jspecify.annotations.NullMarked;
