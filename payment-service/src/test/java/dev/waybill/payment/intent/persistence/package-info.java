/** Open intents in a real database. */
@NullMarked
package dev.waybill.payment.intent.persistence;

import org.jspecify.annotations.NullMarked;
