/** What callers would rather have (RFC 7240): the header {@code Prefer}. */
@NullMarked
package dev.waybill.web.preference;

import org.jspecify.annotations.NullMarked;
