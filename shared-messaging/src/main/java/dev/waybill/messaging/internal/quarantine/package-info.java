/** What the relay has put aside, for operators. */
@NullMarked
package dev.waybill.messaging.internal.quarantine;

import org.jspecify.annotations.NullMarked;
