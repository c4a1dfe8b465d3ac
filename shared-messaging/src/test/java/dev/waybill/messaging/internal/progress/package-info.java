/** What was sent and handled, observed step by step. */
@NullMarked
package dev.waybill.messaging.internal.progress;

import org.jspecify.annotations.NullMarked;
