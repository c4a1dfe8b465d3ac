/** The machine on which the platform is to run: what is looked at, and what is wrong with it. */
@NullMarked
package dev.waybill.platform.machine;

import org.jspecify.annotations.NullMarked;
