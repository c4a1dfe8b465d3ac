/** Tests of rules. */
@NullMarked
package dev.waybill.web.security;

import org.jspecify.annotations.NullMarked;
