package dev.waybill.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Controllers that a filter chain of the service's own guards, in the place of the {@link AccessRules}: a bean of the service,
 * whose authorization managers that chain uses. These controllers run for what such a manager granted, and nothing else does.
 */
public final class GuardedHandlers {

    private final Set<Class<?>> controllers;

    public GuardedHandlers(Class<?>... controllers) {
        this.controllers = Set.of(controllers);
    }

    /** Grants every request. */
    public AuthorizationManager<RequestAuthorizationContext> everybody() {
        return noting(SingleResultAuthorizationManager.permitAll());
    }

    /** Grants the requests of those who have the authority. */
    public AuthorizationManager<RequestAuthorizationContext> having(String authority) {
        return noting(AuthorityAuthorizationManager.hasAuthority(authority));
    }

    /** Whether this very request was granted here. */
    public boolean admitted(HttpServletRequest request) {
        return Admission.isBy(this, request);
    }

    boolean contains(Class<?> controller) {
        return controllers.contains(controller);
    }

    private AuthorizationManager<RequestAuthorizationContext> noting(
            AuthorizationManager<RequestAuthorizationContext> manager) {
        return (authentication, context) -> {
            AuthorizationResult result = manager.authorize(authentication, context);
            if (result != null && result.isGranted()) {
                Admission.note(context.getRequest(), this);
            }
            return result;
        };
    }
}
