package dev.waybill.messaging.internal.outbox;

import dev.waybill.messaging.internal.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many committed messages wait, and since when: looked at twice a second, by every instance. */
public final class Backlog implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Backlog.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final String LOOK = """
        SELECT floor.id, CASE WHEN drawn.is_called THEN drawn.last_value ELSE 0 END, oldest.id, oldest.created_at
        FROM outbox_floor AS floor
        CROSS JOIN outbox_id_seq AS drawn
        LEFT JOIN LATERAL (SELECT id, created_at FROM outbox WHERE id >= floor.id ORDER BY id LIMIT 1) AS oldest
        ON true\
        """;

    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM outbox WHERE id >= :floor ORDER BY id LIMIT :limit) AS waiting";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final long max;
    private volatile Waiting waiting = new Waiting(0, null);
    private final Worker worker = Worker.named("waybill-backlog");

    /**
     * Over this database.
     *
     * @param max up to how many waiting messages new work is welcome
     */
    public Backlog(JdbcClient jdbc, Clock clock, long max) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.max = max;
    }

    private record Waiting(long count, @Nullable Instant since) {}

    private record Look(
            long floor,
            long drawn,
            @Nullable Long oldest,
            @Nullable OffsetDateTime since) {}

    /** Whether new work is welcome; from memory. */
    public boolean hasRoom() {
        return waiting.count() <= max;
    }

    /** How long the oldest message has waited. */
    public Duration age() {
        Instant since = waiting.since();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** Shows itself in a registry. */
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("waybill.messaging.outbox.backlog", () -> waiting.count())
                .description("Committed messages that wait for the broker; rolled back ones may be counted in")
                .baseUnit(BaseUnits.MESSAGES)
                .register(registry);
        Gauge.builder("waybill.messaging.outbox.oldest.age", () -> age().toMillis() / 1000.0)
                .description("How long the oldest unsent message has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    private void run() {
        do {
            try {
                waiting = look();
            } catch (RuntimeException e) {
                log.debug("The backlog is not known now", e);
            }
        } while (!worker.isStoppingWithin(BETWEEN_LOOKS));
    }

    /** Rolled back transactions leave holes: counted only when it matters. */
    private Waiting look() {
        Look look = jdbc.sql(LOOK)
                .query((row, _) -> new Look(
                        row.getLong(1),
                        row.getLong(2),
                        row.getObject(3, Long.class),
                        row.getObject(4, OffsetDateTime.class)))
                .single();
        if (look.oldest() == null || look.since() == null) {
            return new Waiting(0, null);
        }
        long estimate = look.drawn() - look.oldest() + 1;
        return new Waiting(estimate > max ? count(look) : estimate, look.since().toInstant());
    }

    private long count(Look look) {
        return jdbc.sql(COUNT)
                .param("floor", look.floor())
                .param("limit", max + 1)
                .query(Long.class)
                .single();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
