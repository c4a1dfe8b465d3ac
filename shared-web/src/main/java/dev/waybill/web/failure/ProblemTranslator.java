package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemMappings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Finds the problem behind an exception; a failure that nobody foresaw is logged, and the caller sees none of it. */
final class ProblemTranslator {

    private static final Logger log = LoggerFactory.getLogger(ProblemTranslator.class);

    private final List<ProblemMappings> mappings;
    private final PersistenceProblems persistence;

    ProblemTranslator(List<ProblemMappings> mappings, PersistenceProblems persistence) {
        this.mappings = mappings;
        this.persistence = persistence;
    }

    ProblemException problemOf(Throwable thrown) {
        if (thrown instanceof ProblemException problem) {
            return problem;
        }
        return ofService(thrown)
                .or(() -> RequestProblems.of(thrown))
                .or(() -> ofSecurity(thrown))
                .or(() -> ofDatabase(thrown))
                .orElseGet(() -> unforeseen(thrown));
    }

    private Optional<ProblemException> ofService(Throwable thrown) {
        return mappings.stream()
                .flatMap(mapping -> mapping.problemOf(thrown).stream())
                .findFirst();
    }

    private static Optional<ProblemException> ofSecurity(Throwable thrown) {
        return switch (thrown) {
            case AccessDeniedException e -> Optional.of(RequestProblems.ofStatus(HttpServletResponse.SC_FORBIDDEN));
            case RequestRejectedException e -> Optional.of(RejectedRequests.problemOf(e));
            default -> Optional.empty();
        };
    }

    private Optional<ProblemException> ofDatabase(Throwable thrown) {
        Optional<ProblemException> problem = persistence.of(thrown);
        problem.ifPresent(known -> log.warn("answering {}: {}", known.type().slug(), thrown.toString()));
        return problem;
    }

    private static ProblemException unforeseen(Throwable thrown) {
        log.error("unforeseen failure of a request", thrown);
        return RequestProblems.internalError();
    }
}
