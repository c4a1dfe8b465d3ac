/** What was sent and what was handled, observed from outside of relay and consumers. */
@NullMarked
package dev.waybill.messaging.internal.progress;

import org.jspecify.annotations.NullMarked;
