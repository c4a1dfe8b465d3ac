/** The sender's side, up to the commit: messages join the caller's transaction. */
@NullMarked
package dev.waybill.messaging.internal.outbox;

import org.jspecify.annotations.NullMarked;
