package dev.waybill.web.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has a trace for as long as the request is in it, as the tracing of a service; and fails by itself for one path. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class TracedFilter extends OncePerRequestFilter {

    public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (MDC.MDCCloseable _ = MDC.putCloseable("traceId", TRACE_ID)) {
            chain.doFilter(request, response);
        }
    }

    @Component
    @Order(Ordered.LOWEST_PRECEDENCE)
    static class Failing extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().endsWith("/in-a-filter")) {
                throw new IllegalStateException("secret detail of a filter");
            }
            chain.doFilter(request, response);
        }
    }
}
