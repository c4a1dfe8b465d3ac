package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Law 9: the inbox remembers its window, in partitions by day, though the application owns no table. */
class InboxWindowIT {

    private static final int WINDOW = 3;
    private static final int AHEAD = 7;

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
            assertThat(maintain(world.sql(), WINDOW))
                    .as("changes, a second time")
                    .isZero();
            assertThat(maintain(world.sql(), WINDOW + 2)).isEqualTo(2);
        }
    }

    @Test
    void letsTheApplicationDropNothingItself() {
        try (World world = new World()) {
            world.start("waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false");
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

    private static int maintain(JdbcClient sql, int days) {
        return sql.sql("SELECT inbox_maintain(?)")
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
