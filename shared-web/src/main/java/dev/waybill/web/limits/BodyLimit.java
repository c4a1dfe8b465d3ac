package dev.waybill.web.limits;

import dev.waybill.web.problem.BodyTooLarge;
import dev.waybill.web.problem.ProblemResponses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is too large: at once if its length is told, else while it is read. */
final class BodyLimit extends OncePerRequestFilter {

    private final DataSize limit;
    private final ProblemResponses responses;

    BodyLimit(DataSize limit, ProblemResponses responses) {
        this.limit = limit;
        this.responses = responses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length > limit.toBytes()) {
            responses.write(request, response, new BodyTooLarge(limit).problem());
            return;
        }
        chain.doFilter(length < 0 ? new LimitedRequest(request, limit) : request, response);
    }
}
