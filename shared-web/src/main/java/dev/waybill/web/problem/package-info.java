/** Every failure as a problem detail (RFC 9457) with a stable type. */
@NullMarked
package dev.waybill.web.problem;

import org.jspecify.annotations.NullMarked;
