/** For tests of services: tokens, good and bad ones, and the key that checks them. */
@NullMarked
package dev.waybill.web.testing;

import org.jspecify.annotations.NullMarked;
