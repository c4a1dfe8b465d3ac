package dev.waybill.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

class PersistenceProblemsTest {

    private final SQLException diskFull = new SQLException("could not extend file: No space left on device", "53100");

    private final PersistenceProblems problems =
            new PersistenceProblems(failure -> diskFull.equals(failure.getCause()));

    @Test
    void whatPassesByItsTypeIsAnOutage() {
        assertThat(problems.of(new CannotGetJdbcConnectionException("the pool is empty")))
                .isPresent();
        assertThat(problems.of(new QueryTimeoutException("statement timeout"))).isPresent();
    }

    /** Hibernate gives many failures no type of their own. */
    @Test
    void whatTheDatabasesOwnCodeTakesForTransientIsAnOutage() {
        assertThat(problems.of(new UncategorizedSQLException("save", "INSERT", diskFull)))
                .isPresent();
        assertThat(new PersistenceProblems(_ -> false).of(new UncategorizedSQLException("save", "INSERT", diskFull)))
                .isEmpty();
    }

    @Test
    void aMistakeInAStatementIsNone() {
        SQLException mistake = new SQLException("no such column", "42703");
        SQLException tooComplex = new SQLException("statement too complex", "54001");

        assertThat(problems.of(new UncategorizedSQLException("read", "SELECT", mistake)))
                .isEmpty();
        assertThat(problems.of(new DataAccessResourceFailureException("read", tooComplex)))
                .isEmpty();
    }
}
