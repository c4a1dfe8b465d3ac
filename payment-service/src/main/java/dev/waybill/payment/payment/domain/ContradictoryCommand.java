package dev.waybill.payment.payment.domain;

/** A command says another thing about an order than the one before it. */
public final class ContradictoryCommand extends RuntimeException {

    ContradictoryCommand(OrderId order, PaymentTerms before, PaymentTerms now) {
        super("authorisation of order %s was requested for %s, now for %s"
                .formatted(order, before.amount(), now.amount()));
    }
}
