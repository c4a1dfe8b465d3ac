/** What the interfaces for operators have in common: who decides what about which messages, and why. */
@NullMarked
package dev.waybill.messaging.internal.operators;

import org.jspecify.annotations.NullMarked;
