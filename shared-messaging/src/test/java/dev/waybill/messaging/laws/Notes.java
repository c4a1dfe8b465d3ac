package dev.waybill.messaging.laws;

import dev.waybill.messaging.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes aggregates, each with a message in the same transaction. */
final class Notes {

    static final String NEXT = """
        INSERT INTO aggregate AS known (key, number) VALUES (?, 1)
        ON CONFLICT (key) DO UPDATE SET number = known.number + 1 RETURNING number\
        """;

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Notes(Outbox outbox, JdbcClient jdbc, TransactionTemplate transactions) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Takes the aggregate's row lock, counts, and publishes. */
    void take(String key, String text) {
        transactions.executeWithoutResult(_ -> takeNow(key, text));
    }

    void takeNow(String key, String text) {
        long number = jdbc.sql(NEXT).param(key).query(Long.class).single();
        outbox.publish(new Noted(key, number, text));
    }

    void send(String key, long number, String text) {
        transactions.executeWithoutResult(_ -> outbox.send(new Perform(key, number, text)));
    }

    TransactionTemplate transactions() {
        return transactions;
    }
}
