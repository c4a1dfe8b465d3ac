package dev.waybill.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Applies the rules. A request that no rule matches passes with a valid token up to the {@link UnruledRequests}, which
 * refuse it if there is a handler for it: so that an unknown path is a 404 and a wrong method a 405.
 */
final class RuleAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    static final String UNRULED = RuleAuthorization.class.getName() + ".unruled";
    static final String WANTED = RuleAuthorization.class.getName() + ".wanted";

    private final List<AccessRules> rules;

    RuleAuthorization(List<AccessRules> rules) {
        this.rules = rules;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(ruleFor(request)
                .map(rule -> rule.everybody() || admits(rule, authentication.get(), request))
                .orElseGet(() -> isKnown(authentication.get(), request)));
    }

    private Optional<AccessRules.Rule> ruleFor(HttpServletRequest request) {
        return rules.stream().flatMap(some -> some.ruleFor(request).stream()).findFirst();
    }

    private static boolean admits(AccessRules.Rule rule, Authentication authentication, HttpServletRequest request) {
        request.setAttribute(
                WANTED, rule.roles().stream().map(Role::claim).sorted().collect(Collectors.joining(" or ")));
        return isAuthenticated(authentication) && rule.admits(Caller.of(authentication));
    }

    private static boolean isKnown(Authentication authentication, HttpServletRequest request) {
        request.setAttribute(UNRULED, true);
        return isAuthenticated(authentication);
    }

    private static boolean isAuthenticated(Authentication authentication) {
        return authentication.isAuthenticated() && !(authentication instanceof AnonymousAuthenticationToken);
    }
}
