package dev.waybill.events;

/**
 * An amount of money as it travels: {@code amount} is a decimal string with the currency's usual number of fraction
 * digits ({@code "12.34"}), {@code currency} an ISO 4217 code.
 */
public record MonetaryAmount(String amount, String currency) {}
