package dev.waybill.reporting.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the log's weekly partitions ahead of time; what outruns them waits in the default partition, unharmed. */
@Component
class EventLogWeeks {

    private static final Logger log = LoggerFactory.getLogger(EventLogWeeks.class);
    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(8 * 7);

    private final JdbcClient jdbc;
    private final Clock clock;

    EventLogWeeks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedRateString = "PT6H")
    void keepAhead() {
        try {
            int created =
                    createBetween(clock.instant().minus(BACK), clock.instant().plus(AHEAD));
            if (created > 0) {
                log.info("created {} weekly partitions of the event log", created);
            }
        } catch (DataAccessException e) {
            log.warn("could not look after the event log's partitions, trying again in six hours", e);
        }
    }

    int createBetween(Instant first, Instant last) {
        return jdbc.sql("SELECT create_event_log_weeks(:first, :last)")
                .param("first", OffsetDateTime.ofInstant(first, ZoneOffset.UTC))
                .param("last", OffsetDateTime.ofInstant(last, ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
