package dev.waybill.inventory.reservation.domain;

/** What came of a request, with its place in the order's history, contiguous from 1. */
public record ReservationEvent(OrderId order, long sequence, ReservationOutcome outcome) {}
