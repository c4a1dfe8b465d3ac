/**
 * The receiver's side: each message takes effect once, in order per key, and a failing one goes where people see it.
 *
 * <pre>
 * Isolation          splits a batch that fails, until the record that fails is alone
 *   BatchTransaction   inbox rows, effects and dead letters, in one transaction
 *     Handlers         the application's code, with what it sends caused by what it handles
 * </pre>
 */
@NullMarked
package dev.waybill.messaging.internal.inbox;

import org.jspecify.annotations.NullMarked;
