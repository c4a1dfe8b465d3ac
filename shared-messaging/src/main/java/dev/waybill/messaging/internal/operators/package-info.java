/** What the interfaces for operators have in common. */
@NullMarked
package dev.waybill.messaging.internal.operators;

import org.jspecify.annotations.NullMarked;
