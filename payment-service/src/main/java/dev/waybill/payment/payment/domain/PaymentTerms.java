package dev.waybill.payment.payment.domain;

/** What is to be paid and by which method (an opaque token of the provider's); fixed by the first authorisation. */
public record PaymentTerms(Money amount, String paymentMethod) {}
