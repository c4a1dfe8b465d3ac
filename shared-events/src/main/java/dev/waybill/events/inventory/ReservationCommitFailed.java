package dev.waybill.events.inventory;

import java.util.UUID;

/** The reservation can never be committed, for this reason: there is none, or it was released. */
public record ReservationCommitFailed(UUID orderId, long sequence, String reason) implements ReservationEvent {}
