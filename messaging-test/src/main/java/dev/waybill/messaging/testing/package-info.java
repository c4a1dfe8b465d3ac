/** For tests of applications that send and receive messages. */
@NullMarked
package dev.waybill.messaging.testing;

import org.jspecify.annotations.NullMarked;
