/** Commands for a platform that runs. */
@NullMarked
package dev.waybill.platform.running;

import org.jspecify.annotations.NullMarked;
