/** Ways of sending messages that look right, each with the test that shows what is wrong. The README tells the story. */
@NullMarked
package dev.waybill.messaging.attempts;

import org.jspecify.annotations.NullMarked;
