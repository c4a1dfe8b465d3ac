/** The receiver's side: each message takes effect once, in order per key, and a failing one goes where people see it. */
@NullMarked
package dev.waybill.messaging.internal.inbox;

import org.jspecify.annotations.NullMarked;
