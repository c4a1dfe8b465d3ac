package dev.waybill.messaging.internal.inbox.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The clean-up of sequence numbers, a step at a time. */
public final class SteppedCleanUp {

    private SteppedCleanUp() {}

    /** Takes a step; whether there is more to do now, by this instance. */
    public static boolean step(DataSource database) {
        return new SequenceCleanUp(
                        JdbcClient.create(database),
                        new TransactionTemplate(new DataSourceTransactionManager(database)),
                        14,
                        2)
                .step();
    }
}
