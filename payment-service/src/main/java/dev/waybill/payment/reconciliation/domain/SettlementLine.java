package dev.waybill.payment.reconciliation.domain;

import dev.waybill.payment.payment.domain.Money;

/** A line of the provider's settlement report. */
public sealed interface SettlementLine {

    /** Money that moved, as the provider reports it; {@code reference} is what we called the payment in our request. */
    record Settled(Movement movement, String reference, Money amount) implements SettlementLine {}

    /** A line that makes no sense, as it was, cut if it is long. */
    record Unreadable(String text) implements SettlementLine {}
}
