/** Tests of idempotency. */
@NullMarked
package dev.waybill.web.idempotency;

import org.jspecify.annotations.NullMarked;
