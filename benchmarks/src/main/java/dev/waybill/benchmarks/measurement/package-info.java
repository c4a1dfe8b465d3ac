/** What arrived, when, and on which machine. */
@NullMarked
package dev.waybill.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
