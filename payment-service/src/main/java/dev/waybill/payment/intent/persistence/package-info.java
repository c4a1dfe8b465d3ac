/** Open intents in PostgreSQL, and who works on them. */
@NullMarked
package dev.waybill.payment.intent.persistence;

import org.jspecify.annotations.NullMarked;
