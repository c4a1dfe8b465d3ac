package dev.waybill.messaging.internal.inbox.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox's partitions by day. Days are created in a transaction of their own, so that no reader holds them up. */
final class InboxDays {

    private final JdbcClient jdbc;
    private final int window;

    InboxDays(JdbcClient jdbc, int window) {
        this.jdbc = jdbc;
        this.window = window;
    }

    /** Creates what is missing up to a week ahead; returns how many days. */
    int create() {
        return call("SELECT inbox_create_days(:days)");
    }

    /**
     * Drops the days behind the window, each in a transaction of its own; returns how many.
     *
     * @throws org.springframework.dao.DataAccessException if a reader holds the table: try again later
     */
    int drop() {
        int dropped = 0;
        while (call("SELECT inbox_drop_day(:days)") > 0) {
            dropped++;
        }
        return dropped;
    }

    private int call(String function) {
        return jdbc.sql(function).param("days", window).query(Integer.class).single();
    }
}
