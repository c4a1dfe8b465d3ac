/** What this service hears and says: subscriptions, and the translation into the published contracts. */
@NullMarked
package dev.waybill.order.messaging;

import org.jspecify.annotations.NullMarked;
