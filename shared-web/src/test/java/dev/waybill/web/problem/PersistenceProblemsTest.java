package dev.waybill.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class PersistenceProblemsTest {

    /** What a pool says when the rollback of a broken connection fails, and hides why it was rolled back. */
    @Test
    void aRollbackThatFailsWithItsConnectionIsAnOutage() {
        TransactionSystemException hidden =
                new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));

        assertThat(PersistenceProblems.of(hidden))
                .hasValueSatisfying(it -> assertThat(it).isInstanceOf(ProblemException.class));
    }

    /** Hibernate gives this no type of its own. */
    @Test
    void aDiskThatIsFullIsAnOutage() {
        SQLException full = new SQLException("could not extend file: No space left on device", "53100");

        assertThat(PersistenceProblems.of(new UncategorizedSQLException("save", "INSERT", full)))
                .isPresent();
    }

    /** Spring gives this no type of its own. */
    @Test
    void aLockThatIsNotToBeHadInTimeIsAnOutage() {
        SQLException late = new SQLException("canceling statement due to lock timeout", "55P03");

        assertThat(PersistenceProblems.of(new UncategorizedSQLException("lock", "SELECT", late)))
                .isPresent();
    }

    @Test
    void aMistakeInAStatementIsNone() {
        SQLException mistake = new SQLException("no such column", "42703");

        assertThat(PersistenceProblems.of(new UncategorizedSQLException("read", "SELECT", mistake)))
                .isEmpty();
    }
}
