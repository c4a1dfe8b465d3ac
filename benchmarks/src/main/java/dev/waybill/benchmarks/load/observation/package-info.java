/** What is read from the outside of a platform under load: its processors, its hops, its orders. */
@NullMarked
package dev.waybill.benchmarks.load.observation;

import org.jspecify.annotations.NullMarked;
