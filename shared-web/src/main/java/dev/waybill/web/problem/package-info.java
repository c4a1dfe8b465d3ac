/** Problem details (RFC 9457) with stable types. */
@NullMarked
package dev.waybill.web.problem;

import org.jspecify.annotations.NullMarked;
