/** Records that consumers never received: found by their offsets, recorded, shown, and acknowledged by operators. */
@NullMarked
package dev.waybill.messaging.internal.losses;

import org.jspecify.annotations.NullMarked;
