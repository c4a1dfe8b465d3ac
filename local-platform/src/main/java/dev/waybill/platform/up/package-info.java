/** Bringing the whole platform up and down. */
@NullMarked
package dev.waybill.platform.up;

import org.jspecify.annotations.NullMarked;
