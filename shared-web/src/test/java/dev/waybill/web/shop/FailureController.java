package dev.waybill.web.shop;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fails in each way that a service can fail. */
@RestController
@RequestMapping("/v1/failures")
class FailureController {

    @GetMapping("/{kind}")
    String fail(@PathVariable String kind) {
        throw switch (kind) {
            case "conflict" -> new OptimisticLockingFailureException("row was updated");
            case "lock" -> new CannotAcquireLockException("deadlock detected");
            case "lock-too-late" ->
                new UncategorizedSQLException("lock", "SELECT", new SQLException("lock timeout", "55P03"));
            case "no-connection" ->
                new CannotCreateTransactionException(
                        "no connection", new SQLTransientConnectionException("pool exhausted"));
            case "lost-at-commit" -> new TransactionSystemException("commit failed", new SQLException("gone", "08006"));
            case "bug" -> new IllegalStateException("secret detail of the code");
            case "sold-out" -> new SoldOut();
            default -> throw new StackOverflowError("an error, not an exception");
        };
    }
}
