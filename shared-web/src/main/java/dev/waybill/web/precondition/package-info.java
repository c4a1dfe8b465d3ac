/** Conditional requests: entity tags, {@code If-None-Match} and {@code If-Match} (RFC 9110). */
@NullMarked
package dev.waybill.web.precondition;

import org.jspecify.annotations.NullMarked;
