package dev.waybill.messaging.walls.bad;

import org.springframework.kafka.listener.DefaultErrorHandler;

/** Tries ten times, logs, and goes on to the next message. */
record SkippingListener(DefaultErrorHandler handler) {}
