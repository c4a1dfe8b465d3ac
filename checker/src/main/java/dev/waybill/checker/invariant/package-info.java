/** What must be true of every run, one class for each sentence. */
@NullMarked
package dev.waybill.checker.invariant;

import org.jspecify.annotations.NullMarked;
