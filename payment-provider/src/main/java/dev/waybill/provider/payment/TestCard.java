package dev.waybill.provider.payment;

import java.util.Arrays;

/** The payment methods that this provider knows; each behaves in its own way. */
public enum TestCard {
    OK("card-ok"),
    DECLINED("card-declined"),
    INSUFFICIENT_FUNDS("card-insufficient-funds"),
    SLOW("card-slow"),
    TIMES_OUT_AFTER_CHARGING("card-times-out-after-charging"),
    FLAKY("card-flaky"),
    CAPTURE_FAILS("card-capture-fails"),
    UNKNOWN("");

    private final String token;

    TestCard(String token) {
        this.token = token;
    }

    public static TestCard of(String token) {
        return Arrays.stream(values())
                .filter(card -> card.token.equals(token))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
