/** What operators do with dead letters: look, replay, discard; and the trail of who did what. */
@NullMarked
package dev.waybill.messaging.internal.deadletters;

import org.jspecify.annotations.NullMarked;
