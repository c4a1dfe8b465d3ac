package dev.waybill.messaging.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class FailuresTest {

    /** What a pool says when the rollback of a broken connection fails, and hides why it was rolled back. */
    @Test
    void whatNeverReachedTheServerPasses() {
        assertThat(Failures.isTransient(
                        new TransactionSystemException("rollback failed", new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void theServersOwnVerdictsAreTold() {
        assertThat(Failures.isTransient(new SQLException("admin shutdown", "57P01")))
                .isTrue();
        assertThat(Failures.isTransient(new SQLException("deadlock", "40P01"))).isTrue();
        assertThat(Failures.isTransient(new SQLException("lock not available", "55P03")))
                .isTrue();
        assertThat(Failures.isTransient(new SQLException("unique violation", "23505")))
                .isFalse();
        assertThat(Failures.isTransient(new SQLException("no such column", "42703")))
                .isFalse();
    }

    @Test
    void aBugDoesNotPass() {
        assertThat(Failures.isTransient(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }
}
