/** Idempotency keys: a repeated request gets the first answer again. */
@NullMarked
package dev.waybill.web.idempotency;

import org.jspecify.annotations.NullMarked;
