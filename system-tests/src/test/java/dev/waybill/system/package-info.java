/** The promises of the platform, each tried on one that runs. */
@NullMarked
package dev.waybill.system;

import org.jspecify.annotations.NullMarked;
