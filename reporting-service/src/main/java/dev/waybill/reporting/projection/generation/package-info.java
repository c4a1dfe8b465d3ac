/** The generations of each projection: which is shown, where each gets its events from, and how far it is. */
@NullMarked
package dev.waybill.reporting.projection.generation;

import org.jspecify.annotations.NullMarked;
