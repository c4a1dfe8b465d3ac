package dev.waybill.system.client;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** The payment provider's books: what really happened to the customers' money. */
public record Ledger(List<LedgerEntry> entries) {

    /** The entries of these orders only. */
    public Ledger of(Collection<String> orderIds) {
        return new Ledger(entries.stream()
                .filter(entry -> orderIds.contains(entry.orderId()))
                .toList());
    }

    /** The entries of one order and of this kind. */
    public List<LedgerEntry> of(String orderId, LedgerEntry.Kind kind) {
        return entries.stream()
                .filter(entry -> entry.orderId().equals(orderId) && entry.kind() == kind)
                .toList();
    }

    /** What the customer of this order paid, less what came back. */
    public BigDecimal paidFor(String orderId) {
        return sum(orderId, LedgerEntry.Kind.CAPTURED).subtract(sum(orderId, LedgerEntry.Kind.REFUNDED));
    }

    /** What is still held on the card of this order's customer: authorised, and neither taken nor let go. */
    public BigDecimal heldFor(String orderId) {
        return sum(orderId, LedgerEntry.Kind.AUTHORISED)
                .subtract(sum(orderId, LedgerEntry.Kind.CAPTURED))
                .subtract(sum(orderId, LedgerEntry.Kind.VOIDED));
    }

    private BigDecimal sum(String orderId, LedgerEntry.Kind kind) {
        return of(orderId, kind).stream().map(LedgerEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
