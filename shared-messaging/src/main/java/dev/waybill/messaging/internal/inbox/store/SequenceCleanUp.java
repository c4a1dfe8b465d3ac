package dev.waybill.messaging.internal.inbox.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets the sequence numbers of aggregates that were quiet for longer than the inbox's window. A pass goes through the
 * primary key once a day, a range per transaction, and continues where the last one ended, in whichever instance that was.
 * Rows that somebody has locked are in use, and left alone.
 */
final class SequenceCleanUp {

    private static final String LEAD = """
        SELECT consumer, topic, key FROM inbox_clean_up
        WHERE passed_at < now() - interval '1 day' FOR UPDATE SKIP LOCKED\
        """;

    private static final String END_OF_RANGE = """
        SELECT consumer, topic, key FROM inbox_sequence WHERE (consumer, topic, key) > (?, ?, ?)
        ORDER BY consumer, topic, key OFFSET ? LIMIT 1\
        """;

    private static final String DELETE = """
        DELETE FROM inbox_sequence WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM inbox_sequence
            WHERE (consumer, topic, key) > (?, ?, ?) AND (consumer, topic, key) <= (?, ?, ?)
              AND updated_at < now() - make_interval(days => ?) - interval '1 day'
            FOR UPDATE SKIP LOCKED))\
        """;

    private static final String DELETE_THE_REST = """
        DELETE FROM inbox_sequence WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM inbox_sequence WHERE (consumer, topic, key) > (?, ?, ?)
              AND updated_at < now() - make_interval(days => ?) - interval '1 day'
            LIMIT ? FOR UPDATE SKIP LOCKED))\
        """;

    private static final String CONTINUE_BEHIND = "UPDATE inbox_clean_up SET consumer = ?, topic = ?, key = ?";
    private static final String PASSED =
            "UPDATE inbox_clean_up SET consumer = '', topic = '', key = '', passed_at = now()";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final int window;
    private final int range;

    SequenceCleanUp(JdbcClient jdbc, TransactionTemplate transactions, int window, int range) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.window = window;
        this.range = range;
    }

    private record Place(String consumer, String topic, String key) {}

    /** Cleans the next range up; whether there is more to do now, by this instance. */
    boolean step() {
        return Boolean.TRUE.equals(
                transactions.execute(_ -> place(LEAD).map(this::clean).orElse(false)));
    }

    private boolean clean(Place from) {
        Optional<Place> end = place(END_OF_RANGE, from.consumer(), from.topic(), from.key(), range - 1);
        if (end.isPresent()) {
            Place to = end.get();
            jdbc.sql(DELETE)
                    .params(from.consumer(), from.topic(), from.key(), to.consumer(), to.topic(), to.key(), window)
                    .update();
            jdbc.sql(CONTINUE_BEHIND)
                    .params(to.consumer(), to.topic(), to.key())
                    .update();
            return true;
        }
        int deleted = jdbc.sql(DELETE_THE_REST)
                .params(from.consumer(), from.topic(), from.key(), window, range)
                .update();
        if (deleted == range) {
            return true;
        }
        jdbc.sql(PASSED).update();
        return false;
    }

    private Optional<Place> place(String query, Object... parameters) {
        return jdbc.sql(query)
                .params(parameters)
                .query((row, _) -> new Place(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }
}
