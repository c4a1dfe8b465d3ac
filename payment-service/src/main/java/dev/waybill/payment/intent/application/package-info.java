/** Carries intents out: claims those that are open, calls the provider, records its answers. */
@NullMarked
package dev.waybill.payment.intent.application;

import org.jspecify.annotations.NullMarked;
