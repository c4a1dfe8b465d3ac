package dev.waybill.messaging;

import static dev.waybill.messaging.TransientFailures.isTransient;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

class TransientFailuresTest {

    /** What a pool says when the rollback of a broken connection fails, and hides why it was rolled back. */
    @Test
    void aConnectionThatIsGoneHasNoState() {
        SQLException closed = new SQLException("Connection is closed");

        assertThat(isTransient(new TransactionSystemException("rollback failed", closed)))
                .isTrue();
        assertThat(isTransient(new CannotGetJdbcConnectionException("none", closed)))
                .isTrue();
        assertThat(isTransient(new SQLTransientConnectionException("pool exhausted")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25P03", "25P04", "40001", "40P01", "53100", "53300", "55006", "55P03", "57014", "57P01",
                "58030"
            })
    void whatTheServerCouldNotDoNowPasses(String state) {
        SQLException failure = new SQLException("of the server", state);

        assertThat(isTransient(failure)).isTrue();
        assertThat(isTransient(new UncategorizedSQLException("save", "INSERT", failure)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "25006", "25P02", "42703", "54000", "55000", "XX000", "08", ""})
    void whatTheStatementCannotDoStays(String state) {
        SQLException failure = new SQLException("of the statement", state);

        assertThat(isTransient(failure)).isFalse();
        assertThat(isTransient(new DataAccessResourceFailureException("Spring's word for 54xxx, too", failure)))
                .isFalse();
    }

    @Test
    void timeOutsAndRacesOfTheApplicationPass() {
        assertThat(isTransient(new QueryTimeoutException("statement timeout"))).isTrue();
        assertThat(isTransient(new TransactionTimedOutException("deadline"))).isTrue();
        assertThat(isTransient(new RuntimeException(new OptimisticLockException())))
                .isTrue();
    }

    @Test
    void aBugStays() {
        assertThat(isTransient(new IllegalStateException(new NullPointerException())))
                .isFalse();
        assertThat(isTransient(new IllegalTransactionStateException("no transaction")))
                .isFalse();
    }
}
