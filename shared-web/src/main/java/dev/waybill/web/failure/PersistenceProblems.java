package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the database could not do: a conflict is the caller's to repeat, an outage passes. */
final class PersistenceProblems {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    /** Which other failures pass, by the code that knows the database. */
    private final Predicate<Throwable> isTransient;

    PersistenceProblems(Predicate<Throwable> isTransient) {
        this.isTransient = isTransient;
    }

    Optional<ProblemException> of(Throwable thrown) {
        return switch (thrown) {
            case OptimisticLockingFailureException e ->
                Optional.of(Problems.CONFLICTING_CHANGE.because("Read it again and repeat the change."));
            case CannotCreateTransactionException e -> Optional.of(unavailable());
            case CannotGetJdbcConnectionException e -> Optional.of(unavailable());
            case RecoverableDataAccessException e -> Optional.of(unavailable());
            case TransientDataAccessException e -> Optional.of(unavailable().retryAfter(SHORT));
            default -> isTransient.test(thrown) ? Optional.of(unavailable()) : Optional.empty();
        };
    }

    static ProblemException unavailable() {
        return Problems.TEMPORARILY_UNAVAILABLE
                .because(
                        "Nothing was changed or it is not known; try again, with the same Idempotency-Key if one is used.")
                .retryAfter(OUTAGE);
    }
}
