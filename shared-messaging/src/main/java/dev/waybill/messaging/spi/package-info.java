/** What an application may replace: where received messages are remembered. */
@NullMarked
package dev.waybill.messaging.spi;

import org.jspecify.annotations.NullMarked;
