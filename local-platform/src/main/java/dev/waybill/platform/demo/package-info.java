/** A catalogue to begin with, and gentle traffic to look at. */
@NullMarked
package dev.waybill.platform.demo;

import org.jspecify.annotations.NullMarked;
