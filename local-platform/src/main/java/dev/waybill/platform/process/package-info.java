/** Keeping processes alive: starting, waiting, starting again, stopping, and finding what a dead supervisor left. */
@NullMarked
package dev.waybill.platform.process;

import org.jspecify.annotations.NullMarked;
