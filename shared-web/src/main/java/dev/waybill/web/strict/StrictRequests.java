package dev.waybill.web.strict;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds a request against the rules before its handler runs: what is refused is not done. */
final class StrictRequests implements HandlerInterceptor {

    private final AcceptRule accept;

    StrictRequests(AcceptRule accept) {
        this.accept = accept;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && RestHandlers.isRest(handler)
                && handler instanceof HandlerMethod method) {
            accept.check(request);
            ContentRule.check(request, method);
            QueryRule.check(ReadableQueries.queryOf(request), method);
            PreconditionRule.check(request, method);
        }
        return true;
    }
}
