package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.TraceIds;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of Spring MVC, in a filter or in the servlet container. */
@Controller
class ProblemErrorController implements ErrorController {

    private final ProblemTranslator translator;
    private final ProblemResponses responses;

    ProblemErrorController(ProblemTranslator translator, ProblemResponses responses) {
        this.translator = translator;
        this.responses = responses;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        ProblemException problem = problemOf(request);
        String path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, String.class)
                .orElse(request.getRequestURI());
        return responses.entity(problem, request, path);
    }

    private ProblemException problemOf(HttpServletRequest request) {
        try (MDC.MDCCloseable _ = TraceIds.inLogs(request)) {
            return attribute(request, RequestDispatcher.ERROR_EXCEPTION, Throwable.class)
                    .map(this::problemOf)
                    .orElseGet(() -> RequestProblems.ofStatus(
                            attribute(request, RequestDispatcher.ERROR_STATUS_CODE, Integer.class)
                                    .orElse(HttpStatus.NOT_FOUND.value())));
        }
    }

    /** Outside of Spring MVC nothing but the caller's connection is read. */
    private ProblemException problemOf(Throwable thrown) {
        return switch (thrown) {
            case IOException e -> BodyProblems.brokenOff(e);
            case ServletException e when e.getCause() instanceof ProblemException problem -> problem;
            default -> translator.problemOf(thrown);
        };
    }

    private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
        return Optional.ofNullable(request.getAttribute(name))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
