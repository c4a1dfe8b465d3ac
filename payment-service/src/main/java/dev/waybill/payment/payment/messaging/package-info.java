/** The commands that payments obey and the events that they publish, in the words of the published contracts. */
@NullMarked
package dev.waybill.payment.payment.messaging;

import org.jspecify.annotations.NullMarked;
