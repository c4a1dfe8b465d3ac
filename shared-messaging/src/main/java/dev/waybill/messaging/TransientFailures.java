package dev.waybill.messaging;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Failures of the database that pass by themselves: a connection that is gone, a deadlock, a time-out, a full disk. The
 * consumers retry on them; what is no such failure is a bug, and its message becomes a dead letter. The library registers
 * {@link #isTransient} as the bean {@code transientFailures}, a {@code Predicate<Throwable>}.
 */
public final class TransientFailures {

    /** Connection, transaction rollback, resources, operator intervention, system: classes of SQLSTATE. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    /** Lock not available, object in use, transactions that were idle or open for too long. */
    private static final Set<String> STATES = Set.of("55P03", "55006", "25P03", "25P04");

    /** By name, for an application need not have JPA. */
    private static final Set<String> OF_JPA = Set.of(
            "jakarta.persistence.OptimisticLockException",
            "jakarta.persistence.PessimisticLockException",
            "jakarta.persistence.LockTimeoutException");

    private TransientFailures() {}

    /** Whether the same work may succeed later, by the failure or one of its causes. */
    public static boolean isTransient(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean passes = switch (cause) {
                case TransientDataAccessException _,
                        RecoverableDataAccessException _,
                        CannotCreateTransactionException _,
                        TransactionTimedOutException _,
                        SQLTransientException _,
                        SQLRecoverableException _ -> true;
                case SQLException sql -> passes(sql.getSQLState());
                default -> OF_JPA.contains(cause.getClass().getName());
            };
            if (passes) {
                return true;
            }
        }
        return false;
    }

    /** A server gives every failure a state. Without one it is the pool's or the driver's, about a connection that is gone. */
    private static boolean passes(@Nullable String state) {
        return state == null
                || (state.length() == 5 && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state)));
    }
}
