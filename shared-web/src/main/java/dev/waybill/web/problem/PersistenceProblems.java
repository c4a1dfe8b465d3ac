package dev.waybill.web.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the database could not do: a conflict is the caller's to repeat, an outage passes. */
final class PersistenceProblems {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    /**
     * Connections, time-outs of transactions, resources such as a disk that is full, a lock that was not to be had in time,
     * an operator's intervention, the system.
     */
    private static final List<String> PASSING = List.of("08", "25P03", "25P04", "53", "55P03", "57P", "58");

    private PersistenceProblems() {}

    static Optional<ProblemException> of(Throwable thrown) {
        return switch (thrown) {
            case OptimisticLockingFailureException e ->
                Optional.of(Problems.CONFLICTING_CHANGE.because("Read it again and repeat the change."));
            case CannotCreateTransactionException e -> Optional.of(unavailable());
            case CannotGetJdbcConnectionException e -> Optional.of(unavailable());
            case DataAccessResourceFailureException e -> Optional.of(unavailable());
            case RecoverableDataAccessException e -> Optional.of(unavailable());
            case TransientDataAccessException e -> Optional.of(unavailable().retryAfter(SHORT));
            default -> willPass(thrown) ? Optional.of(unavailable()) : Optional.empty();
        };
    }

    static ProblemException unavailable() {
        return Problems.TEMPORARILY_UNAVAILABLE
                .because(
                        "Nothing was changed or it is not known; try again, with the same Idempotency-Key if one is used.")
                .retryAfter(OUTAGE);
    }

    /** Neither a commit that fails with its connection nor a lock that is not to be had has an exception type of its own. */
    private static boolean willPass(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isPassing(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A server gives every failure a state: without one the pool or the driver speaks, of a connection that is gone. */
    private static boolean isPassing(@Nullable String state) {
        return state == null || PASSING.stream().anyMatch(state::startsWith);
    }
}
