/** Faults: what is done to a running platform, when, and how one sees that it is over. */
@NullMarked
package dev.waybill.system.nemesis;

import org.jspecify.annotations.NullMarked;
