package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Says which part of a request the firewall does not let through. */
final class RejectedRequests implements RequestRejectedHandler {

    private final ProblemResponses responses;

    RejectedRequests(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        responses.write(request, response, problemOf(rejection));
    }

    static ProblemException problemOf(RequestRejectedException rejection) {
        String technical = String.valueOf(rejection.getMessage());
        return Problems.BAD_REQUEST.because(
                technical.contains(" parameter")
                        ? "A parameter has a character that is not allowed."
                        : technical.contains(" header")
                                ? "A header has a character that is not allowed."
                                : technical.contains(" domain")
                                        ? "The header Host names a host that is not served."
                                        : "The path is malformed: no empty segment, '.', '..', ';', backslash, or encoded slash,"
                                                + " percent sign or control character may stand in it.");
    }
}
