package dev.waybill.web.security;

import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a request that has a handler but no access rule: forgotten means closed. */
final class UnruledRequests implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean unruled = Boolean.TRUE.equals(request.getAttribute(RuleAuthorization.UNRULED));
        if (unruled && handler instanceof HandlerMethod method && isOurs(method)) {
            throw Problems.FORBIDDEN.because("No access rule admits anybody here.");
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return !ErrorController.class.isAssignableFrom(method.getBeanType());
    }
}
