/** Bounds on what callers may have done at once: the size and time of a body, and how many requests are in work. */
@NullMarked
package dev.waybill.web.limits;

import org.jspecify.annotations.NullMarked;
