package dev.waybill.web.strict;

import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a query that cannot be read, before the container or a filter fails on it. */
final class ReadableQueries extends OncePerRequestFilter {

    private static final String QUERY = ReadableQueries.class.getName() + ".query";

    private final ProblemResponses responses;

    ReadableQueries(ProblemResponses responses) {
        this.responses = responses;
    }

    /** What the filter has read. */
    static QueryString queryOf(HttpServletRequest request) {
        return request.getAttribute(QUERY) instanceof QueryString query ? query : new QueryString(List.of());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.setAttribute(QUERY, QueryString.of(request.getQueryString()));
        } catch (QueryString.Malformed e) {
            responses.write(request, response, Problems.BAD_REQUEST.because(String.valueOf(e.getMessage())));
            return;
        }
        chain.doFilter(request, response);
    }
}
