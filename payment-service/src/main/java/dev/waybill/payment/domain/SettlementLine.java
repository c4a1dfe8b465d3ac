package dev.waybill.payment.domain;

/** Money that moved, as the provider reports it; {@code reference} is what we called the payment when we asked. */
public record SettlementLine(Movement.Key key, String reference, Money amount) {}
