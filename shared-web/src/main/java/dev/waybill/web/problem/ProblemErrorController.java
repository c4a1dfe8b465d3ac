package dev.waybill.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
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
        ProblemException problem = attribute(request, RequestDispatcher.ERROR_EXCEPTION, Throwable.class)
                .map(translator::problemOf)
                .orElseGet(() ->
                        RequestProblems.ofStatus(attribute(request, RequestDispatcher.ERROR_STATUS_CODE, Integer.class)
                                .orElse(HttpStatus.NOT_FOUND.value())));
        String path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, String.class)
                .orElse(request.getRequestURI());
        return responses.entity(problem, path);
    }

    private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
        return Optional.ofNullable(request.getAttribute(name))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
