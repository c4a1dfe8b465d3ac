/** From failures to problems: what was thrown, and what the server itself refuses. */
@NullMarked
package dev.waybill.web.failure;

import org.jspecify.annotations.NullMarked;
