/** Start-up caches: what a JVM loads and links at each start, kept from a training run. */
@NullMarked
package dev.waybill.platform.startup;

import org.jspecify.annotations.NullMarked;
