package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemResponses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers every exception of a controller. */
@RestControllerAdvice
class ProblemAdvice {

    private final ProblemTranslator translator;
    private final ProblemResponses responses;

    ProblemAdvice(ProblemTranslator translator, ProblemResponses responses) {
        this.translator = translator;
        this.responses = responses;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> answer(
            Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        return responses.entity(translator.problemOf(thrown), request, request.getRequestURI());
    }

    @ExceptionHandler
    void callerIsGone(AsyncRequestNotUsableException gone) {}
}
