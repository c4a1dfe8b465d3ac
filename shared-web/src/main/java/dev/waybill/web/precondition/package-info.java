/** Conditional requests: entity tags, {@code If-Match} and {@code If-None-Match} (RFC 9110). */
@NullMarked
package dev.waybill.web.precondition;

import org.jspecify.annotations.NullMarked;
