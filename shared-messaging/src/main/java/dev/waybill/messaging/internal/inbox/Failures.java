package dev.waybill.messaging.internal.inbox;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells failures that pass by themselves from those that do not. */
final class Failures {

    /** Connection, transaction rollback, resources, operator intervention: classes of SQLSTATE. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");

    /** Lock not available; transaction time-outs. */
    private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25P03", "25P04", "55006");

    private Failures() {}

    /** Whether trying again later may help. */
    static boolean isTransient(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionTimedOutException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && isTransient(sql.getSQLState()))
                    || isOptimisticLock(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The process itself is in trouble: no message is to blame. */
    static void throwIfFatal(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError error) {
                throw error;
            }
        }
    }

    /** A server gives every failure a state: without one the pool or the driver speaks, of a connection that is gone. */
    private static boolean isTransient(@Nullable String state) {
        return state == null
                || (state.length() == 5
                        && (TRANSIENT_CLASSES.contains(state.substring(0, 2)) || TRANSIENT_STATES.contains(state)));
    }

    /** By name, for an application need not have JPA. */
    private static boolean isOptimisticLock(Throwable cause) {
        String name = cause.getClass().getName();
        return name.equals("jakarta.persistence.OptimisticLockException")
                || name.equals("jakarta.persistence.PessimisticLockException")
                || name.equals("jakarta.persistence.LockTimeoutException");
    }
}
