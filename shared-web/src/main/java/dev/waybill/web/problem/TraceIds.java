package dev.waybill.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the trace's id with the request: what failed outside of Spring MVC is answered when the trace is over. */
public final class TraceIds extends OncePerRequestFilter {

    private static final String IN_LOGS = "traceId";
    private static final String TRACE_ID = TraceIds.class.getName() + ".traceId";

    /** The id of the request, if it has one. */
    public static @Nullable String of(HttpServletRequest request) {
        return request.getAttribute(TRACE_ID) instanceof String id ? id : MDC.get(IN_LOGS);
    }

    /** Runs with the id in the log lines, also when the trace is over. */
    public static MDC.MDCCloseable inLogs(HttpServletRequest request) {
        return MDC.putCloseable(IN_LOGS, of(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(TRACE_ID, MDC.get(IN_LOGS));
        chain.doFilter(request, response);
    }
}
