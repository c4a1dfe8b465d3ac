package dev.waybill.messaging.internal.operators;

import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the interfaces for operators have in common. */
public abstract class OperatorApi {

    /** A refusal as a problem, whatever else the application does with exceptions. */
    @ExceptionHandler(Refusal.class)
    protected ResponseEntity<ProblemDetail> problem(Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(refusal.status()), Objects.requireNonNull(refusal.getMessage()));
        problem.setType(URI.create("https://waybill.dev/problems/" + refusal.slug()));
        problem.setTitle(refusal.title());
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        return ResponseEntity.status(refusal.status()).body(problem);
    }
}
