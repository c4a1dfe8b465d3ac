/** Bounds on what a caller may ask: the size of a body, and how many requests are in work. */
@NullMarked
package dev.waybill.web.limits;

import org.jspecify.annotations.NullMarked;
