/** The sender's side, in parts. */
@NullMarked
package dev.waybill.messaging.internal.outbox;

import org.jspecify.annotations.NullMarked;
