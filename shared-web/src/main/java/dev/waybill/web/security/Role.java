package dev.waybill.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be, as the token's claim {@code roles} says it. */
public enum Role {
    /** Places orders, and sees only their own. */
    CUSTOMER,
    /** Runs the platform: everything operational. */
    OPERATOR,
    /** Reads the reports. */
    ANALYST,
    /** Scrapes the metrics, and nothing else. */
    METRICS;

    static final String AUTHORITY_PREFIX = "ROLE_";

    /** The role's name in tokens. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role's name as an authority of Spring Security. */
    public String authority() {
        return AUTHORITY_PREFIX + claim();
    }

    static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }

    static Optional<Role> ofAuthority(String authority) {
        return authority.startsWith(AUTHORITY_PREFIX)
                ? ofClaim(authority.substring(AUTHORITY_PREFIX.length()))
                : Optional.empty();
    }
}
