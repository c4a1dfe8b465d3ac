package dev.waybill.payment.domain;

/** What is to be paid and by which method (an opaque token of the provider's); fixed once authorisation was asked. */
public record PaymentTerms(Money amount, String paymentMethod) {}
