package dev.waybill.web.limits;

import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a bounded number of requests into work and refuses the rest at once, so that a service under too much load stays
 * quick for those that it takes. The actuator is exempt: a busy service is not a sick one.
 */
final class LoadShedding extends OncePerRequestFilter {

    private final int limit;
    private final Semaphore places;
    private final ProblemResponses responses;
    private final Runnable countRefusal;

    LoadShedding(int limit, ProblemResponses responses, MeterRegistry metrics) {
        this.limit = limit;
        this.places = new Semaphore(limit);
        this.responses = responses;
        this.countRefusal = metrics.counter("waybill.web.requests.shed")::increment;
        metrics.gauge("waybill.web.requests.active", places, free -> limit - (double) free.availablePermits());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            countRefusal.run();
            responses.write(
                    request,
                    response,
                    Problems.OVERLOADED
                            .because("More than " + limit + " requests are in work; nothing was done, try again.")
                            .retryAfter(Duration.ofSeconds(1)));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
