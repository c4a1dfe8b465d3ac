package dev.waybill.payment.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the command belonged to that an intent comes from, so that the answer can be told in the same thread. */
public record CallContext(
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent) {}
