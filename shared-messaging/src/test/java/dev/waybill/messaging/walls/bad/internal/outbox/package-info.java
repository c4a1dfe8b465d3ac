/** A sender's side that breaks its rules. */
@NullMarked
package dev.waybill.messaging.walls.bad.internal.outbox;

import org.jspecify.annotations.NullMarked;
