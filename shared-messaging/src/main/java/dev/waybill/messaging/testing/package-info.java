/** For tests of code that sends messages. */
@NullMarked
package dev.waybill.messaging.testing;

import org.jspecify.annotations.NullMarked;
