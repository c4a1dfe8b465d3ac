package dev.waybill.order.saga.persistence;

import dev.waybill.order.saga.application.DatabaseTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** PostgreSQL's clock. */
@Repository
class JdbcDatabaseTime implements DatabaseTime {

    private final JdbcClient jdbc;

    JdbcDatabaseTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
