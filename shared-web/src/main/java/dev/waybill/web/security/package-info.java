/** Bearer tokens, the caller and the roles that each path asks for. */
@NullMarked
package dev.waybill.web.security;

import org.jspecify.annotations.NullMarked;
