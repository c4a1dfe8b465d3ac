package dev.waybill.web.testing;

import java.util.Map;

/** What a caller can show. */
enum Credential {
    NONE,
    SESSION,
    CUSTOMER,
    ANALYST,
    OPERATOR,
    METRICS,
    FOREIGN_KEY,
    EXPIRED;

    /** Whether it is a good token. */
    boolean isToken() {
        return this == CUSTOMER || this == ANALYST || this == OPERATOR || this == METRICS;
    }

    /** Whether it is a token that is refused wherever it is shown. */
    boolean isBad() {
        return this == FOREIGN_KEY || this == EXPIRED;
    }

    /** Each as the header that shows it; {@code cookie} is that of the dashboard's session. */
    static Map<Credential, String> headers(String cookie) {
        return Map.of(
                NONE, "",
                SESSION, "Cookie: " + cookie + "\r\n",
                CUSTOMER, bearer(Tokens.forCustomer("customer-1")),
                ANALYST, bearer(Tokens.forAnalyst()),
                OPERATOR, bearer(Tokens.forOperator()),
                METRICS, bearer(Tokens.forSubject("prometheus", "metrics")),
                FOREIGN_KEY, bearer(Tokens.signedByAnotherKey()),
                EXPIRED, bearer(Tokens.expired()));
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }
}
