package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Law 9: the inbox remembers its window, in partitions by day, though the application owns no table. */
class InboxWindowIT {

    private static final int WINDOW = 3;
    private static final int AHEAD = 7;
    private static final String[] IDLE = {
        "waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false"
    };

    @Test
    void keepsADayEachFromItsWindowToAWeekAhead() {
        try (World world = new World()) {
            world.start(
                    "waybill.messaging.relay.enabled=false",
                    "waybill.messaging.consumers.enabled=false",
                    "waybill.messaging.inbox.window=" + WINDOW + "d");

            LocalDate today = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
            List<String> days = today.minusDays(WINDOW + 1L)
                    .datesUntil(today.plusDays(AHEAD + 1L))
                    .map(day -> "inbox_" + day.format(DateTimeFormatter.BASIC_ISO_DATE))
                    .toList();
            await().untilAsserted(() -> assertThat(partitions(world)).isEqualTo(days));
            assertThat(createDays(world.sql(), WINDOW))
                    .as("changes, a second time")
                    .isZero();
            assertThat(createDays(world.sql(), WINDOW + 2)).isEqualTo(2);
        }
    }

    @Test
    void createsDaysAndTakesMessagesWhileABackupReadsTheInbox() throws Exception {
        try (World world = new World()) {
            world.start(IDLE);
            world.ownerSql().sql("DROP TABLE " + partitions(world).getLast()).update();
            int days = partitions(world).size();

            try (Connection backup = world.database().ownerDataSource().getConnection();
                    Statement reading = backup.createStatement()) {
                backup.setAutoCommit(false);
                reading.execute("LOCK TABLE inbox IN ACCESS SHARE MODE");
                world.start(IDLE[0], IDLE[1], "waybill.messaging.inbox.window=" + WINDOW + "d");

                await().untilAsserted(() -> assertThat(partitions(world)).hasSize(days + 1));
                try (Writer writer = new Writer(world)) {
                    assertThatExceptionOfType(DataAccessException.class)
                            .isThrownBy(() -> dropDay(world.sql(), WINDOW))
                            .havingRootCause()
                            .withMessageContaining("lock timeout");
                    writer.awaitAnother();
                    assertThat(writer.longest()).isLessThan(Duration.ofSeconds(2));
                }
                assertThat(partitions(world)).hasSize(days + 1);
            }

            assertThat(dropDay(world.sql(), WINDOW)).isEqualTo(1);
            assertThat(partitions(world)).hasSize(days);
        }
    }

    /** Adds to the inbox without a pause, each row in a transaction of its own, and takes the time. */
    private static final class Writer implements AutoCloseable {

        private final JdbcClient sql;
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicLong longest = new AtomicLong();
        private final Thread thread = Thread.ofPlatform().unstarted(this::write);
        private volatile boolean stopping;

        Writer(World world) {
            sql = world.sql();
            thread.start();
            awaitAnother();
        }

        private void write() {
            while (!stopping) {
                long begin = System.nanoTime();
                sql.sql("INSERT INTO inbox (consumer, message_id) VALUES ('writer', uuidv7())")
                        .update();
                longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
                written.incrementAndGet();
            }
        }

        void awaitAnother() {
            int before = written.get();
            await().until(() -> written.get() > before);
        }

        Duration longest() {
            return Duration.ofNanos(longest.get());
        }

        @Override
        public void close() {
            stopping = true;
            await().until(() -> !thread.isAlive());
        }
    }

    @Test
    void letsTheApplicationDropNothingItself() {
        try (World world = new World()) {
            world.start(IDLE);
            String oldest = partitions(world).getFirst();

            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> world.sql().sql("DROP TABLE " + oldest).update())
                    .havingRootCause()
                    .withMessageContaining("must be owner");
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> world.sql().sql("DELETE FROM inbox").update())
                    .havingRootCause()
                    .withMessageContaining("permission denied");
        }
    }

    private static int createDays(JdbcClient sql, int days) {
        return call(sql, "inbox_create_days", days);
    }

    private static int dropDay(JdbcClient sql, int days) {
        return call(sql, "inbox_drop_day", days);
    }

    private static int call(JdbcClient sql, String function, int days) {
        return sql.sql("SELECT %s(?)".formatted(function))
                .param(days)
                .query(Integer.class)
                .single();
    }

    private static List<String> partitions(World world) {
        return world
                .ownerSql()
                .sql("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'inbox'::regclass ORDER BY 1")
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }
}
