package dev.waybill.web.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sends the request; a controller method takes it as a parameter.
 *
 * @param subject the token's subject: for a customer, their customer id
 * @param roles what the caller may be
 */
public record Caller(String subject, Set<Role> roles) {

    private static final Caller NOBODY = new Caller("", Set.of());

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller has the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the caller runs the platform. */
    public boolean isOperator() {
        return is(Role.OPERATOR);
    }

    /** The caller of this thread's request; without a name or a role if it is not authenticated. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? NOBODY
                : of(authentication);
    }

    static Caller of(Authentication authentication) {
        Set<Role> roles = authentication.getAuthorities().stream()
                .flatMap(authority -> Role.ofAuthority(String.valueOf(authority.getAuthority())).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(authentication.getName(), roles);
    }
}
