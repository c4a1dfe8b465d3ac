package dev.waybill.web.testing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Stops requests that ask for it right before their handler, after all that could refuse them: the answer says which handler
 * would have run. So a test may call everything, and nothing is done.
 */
final class HandlerProbe implements InstantiationAwareBeanPostProcessor {

    static final String ASKED = "Probe";
    static final String FOUND = "Would-Run";
    static final int WOULD_RUN = 299;

    @Override
    public boolean postProcessAfterInstantiation(Object bean, String name) {
        if (bean instanceof AbstractHandlerMapping mapping) {
            mapping.setInterceptors(new Stop());
        }
        return true;
    }

    private static final class Stop implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getHeader(ASKED) == null) {
                return true;
            }
            response.setStatus(WOULD_RUN);
            response.setHeader(
                    FOUND, String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
            return false;
        }
    }
}
