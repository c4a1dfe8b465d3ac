/** What each contender is given to do. */
@NullMarked
package dev.waybill.benchmarks.contender.work;

import org.jspecify.annotations.NullMarked;
