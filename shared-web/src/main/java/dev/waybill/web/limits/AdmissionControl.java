package dev.waybill.web.limits;

import dev.waybill.web.limits.FairShares.Grant;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a request into work if there is a permit for it, and refuses it at once if not. It comes after authentication and
 * after the body was read, so that only work holds a permit; a request that goes on asynchronously gives it back. The actuator
 * is exempt: a busy service is not a sick one.
 */
final class AdmissionControl extends OncePerRequestFilter {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration BACKLOG_EASES = Duration.ofSeconds(2);

    private final Permits permits;
    private final List<NewWork> newWork;
    private final ProblemResponses responses;
    private final MeterRegistry metrics;

    AdmissionControl(Permits permits, List<NewWork> newWork, ProblemResponses responses, MeterRegistry metrics) {
        this.permits = permits;
        this.newWork = newWork;
        this.responses = responses;
        this.metrics = metrics;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Caller.current();
        Permits.Permit permit = permits.permitOf(caller);
        Grant grant = permits.take(permit);
        if (grant != Grant.GRANTED) {
            refuse(request, response, grant, SHORT);
            return;
        }
        Grant ofBacklog = ofBacklog(request, caller);
        if (ofBacklog != Grant.GRANTED) {
            permit.giveBackUnused();
            refuse(request, response, ofBacklog, BACKLOG_EASES);
            return;
        }
        request.setAttribute(Permits.PERMIT, permit);
        try {
            chain.doFilter(request, response);
        } finally {
            permit.giveBack();
        }
    }

    private Grant ofBacklog(HttpServletRequest request, Caller caller) {
        for (NewWork work : newWork) {
            if (work.includes(request)) {
                Grant grant = work.backlog().level(caller).decide(caller);
                if (grant == Grant.GRANTED) {
                    work.backlog().accepted(caller);
                }
                return grant;
            }
        }
        return Grant.GRANTED;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Grant grant, Duration delay)
            throws IOException {
        ProblemException problem = grant == Grant.ABOVE_SHARE
                ? Problems.ABOVE_SHARE.because(
                        "The rest is kept for others; nothing was done. Send fewer requests at once, and try again.")
                : Problems.OVERLOADED.because("More is in work than can be done soon; nothing was done, try again.");
        metrics.counter("waybill.web.requests.shed", "problem", problem.type().slug())
                .increment();
        responses.write(request, response, problem.retryAfter(delay));
    }
}
