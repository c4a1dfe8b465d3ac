/** Tests of failures. */
@NullMarked
package dev.waybill.web.failure;

import org.jspecify.annotations.NullMarked;
