/** An open-loop load of orders on a whole platform that runs, from POST until each is settled. */
@NullMarked
package dev.waybill.benchmarks.load;

import org.jspecify.annotations.NullMarked;
