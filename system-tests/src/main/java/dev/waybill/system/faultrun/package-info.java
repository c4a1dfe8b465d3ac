/** A platform of its own under a load, watched by the checker from before the first request to the verdict. */
@NullMarked
package dev.waybill.system.faultrun;

import org.jspecify.annotations.NullMarked;
