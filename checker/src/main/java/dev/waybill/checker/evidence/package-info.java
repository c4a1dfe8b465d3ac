/** What a run has left behind, as plain values. */
@NullMarked
package dev.waybill.checker.evidence;

import org.jspecify.annotations.NullMarked;
