/** Tests of tokens. */
@NullMarked
package dev.waybill.web.security.token;

import org.jspecify.annotations.NullMarked;
