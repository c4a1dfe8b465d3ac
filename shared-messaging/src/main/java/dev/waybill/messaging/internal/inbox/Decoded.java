package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.Message;

/** A record that turned out to be a message with a handler. */
record Decoded(IncomingRecord record, Key key, Class<?> payload, Message<?> message) {}
