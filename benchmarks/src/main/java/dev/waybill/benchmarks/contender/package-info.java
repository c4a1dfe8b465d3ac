/** What is measured: one program each, run in a JVM of its own. */
@NullMarked
package dev.waybill.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
