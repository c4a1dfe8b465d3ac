/** Carrying intents out, without a provider. */
@NullMarked
package dev.waybill.payment.intent.application;

import org.jspecify.annotations.NullMarked;
