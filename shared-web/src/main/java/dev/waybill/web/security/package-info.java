/** The caller and the roles that each path needs. */
@NullMarked
package dev.waybill.web.security;

import org.jspecify.annotations.NullMarked;
