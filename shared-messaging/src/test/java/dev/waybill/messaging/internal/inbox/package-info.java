/** What becomes of messages, in parts. */
@NullMarked
package dev.waybill.messaging.internal.inbox;

import org.jspecify.annotations.NullMarked;
