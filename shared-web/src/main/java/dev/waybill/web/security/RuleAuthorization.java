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
 * Applies the rules. A request that no rule matches passes with a valid token up to the {@link AdmittedRequests}, which
 * refuse it if there is a handler for it: so that an unknown path is a 404 and a wrong method a 405.
 */
final class RuleAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

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
                .map(rule -> applied(rule, authentication, request))
                .orElseGet(() -> isAuthenticated(authentication.get())));
    }

    /** Whether a rule admitted this very request. */
    static boolean admitted(HttpServletRequest request) {
        return Admission.isBy(RuleAuthorization.class, request);
    }

    private Optional<AccessRules.Rule> ruleFor(HttpServletRequest request) {
        return rules.stream().flatMap(some -> some.ruleFor(request).stream()).findFirst();
    }

    private static boolean applied(
            AccessRules.Rule rule, Supplier<? extends Authentication> authentication, HttpServletRequest request) {
        boolean admitted = rule.everybody() || admits(rule, authentication.get(), request);
        if (admitted) {
            Admission.note(request, RuleAuthorization.class);
        }
        return admitted;
    }

    private static boolean admits(AccessRules.Rule rule, Authentication authentication, HttpServletRequest request) {
        request.setAttribute(
                WANTED, rule.roles().stream().map(Role::claim).sorted().collect(Collectors.joining(" or ")));
        return isAuthenticated(authentication) && rule.admits(Caller.of(authentication));
    }

    private static boolean isAuthenticated(Authentication authentication) {
        return authentication.isAuthenticated() && !(authentication instanceof AnonymousAuthenticationToken);
    }
}
