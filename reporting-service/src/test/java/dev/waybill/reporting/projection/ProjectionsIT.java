package dev.waybill.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import dev.waybill.reporting.projection.generation.Feed;
import dev.waybill.reporting.projection.generation.Generation;
import dev.waybill.reporting.projection.generation.Generations;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.transaction.TransactionSystemException;

@Import(ProjectionsIT.Fragile.class)
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class ProjectionsIT extends ReportingIT {

    @Autowired
    private Generations generations;

    @Autowired
    private Rebuilds rebuilds;

    @Autowired
    private FragileProjection fragile;

    /** What the web answers 503 by. */
    @Autowired
    private Predicate<Throwable> transientFailures;

    private final OrderHistory history = new OrderHistory(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @BeforeEach
    void allAreLevel() {
        await().until(() -> isLevel("order_summary"));
        await().until(() -> isLevel("fragile"));
    }

    @AfterEach
    void mend() {
        fragile.failure.set(null);
    }

    @Test
    void showsAnOrderAsAllServicesTellOfIt() {
        UUID order = history.placed("customer-7", "mug", 2, "20.00");
        history.reserved(order, "mug", 2);
        history.confirmed(order, "20.00");
        history.settled(order, "mug", 2, "20.00");

        receive(history.newMessages());

        assertThat(jdbc.sql("SELECT * FROM order_summary WHERE order_id = :id")
                        .param("id", order)
                        .query()
                        .singleRow())
                .containsEntry("status", "CONFIRMED")
                .containsEntry("settled", true)
                .containsEntry("payment", "CAPTURED")
                .containsEntry("reservation", "SHIPPED")
                .containsEntry("customer_id", "customer-7")
                .containsEntry("items", 2L);
    }

    @Test
    void parksAProjectionThatThrowsAloneAndCatchesItUpAfterwards() {
        fragile.failure.set(new IllegalStateException("it is broken"));
        UUID first = history.placed("c", "mug", 1, "10.00");
        receive(history.newMessages());
        UUID second = history.placed("c", "mug", 1, "10.00");
        receive(history.newMessages());

        assertThat(liveGeneration("fragile").feed()).isEqualTo(Feed.PARKED);
        assertThat(liveGeneration("fragile").parkedBecause()).contains("it is broken");
        assertThat(liveGeneration("order_summary").feed()).isEqualTo(Feed.LIVE);
        assertThat(count("order_summary", first, second)).isEqualTo(2);

        fragile.failure.set(null);
        fragile.handled.set(0);
        rebuilds.resume("fragile");

        await().until(() -> isLevel("fragile"));
        assertThat(fragile.handled).hasValue(2);
    }

    /** What a pool says when the rollback of a broken connection fails, and hides why it was rolled back. */
    @Test
    void parksNoProjectionWhileTheDatabaseIsAway() {
        TransactionSystemException away =
                new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        fragile.failure.set(away);
        history.placed("c", "mug", 1, "10.00");

        assertThatThrownBy(() -> receive(history.newMessages())).isSameAs(away);

        assertThat(liveGeneration("fragile").feed()).isEqualTo(Feed.LIVE);
        assertThat(transientFailures.test(away)).isTrue();
    }

    @Test
    void rebuildsBesideTheLiveGenerationAndSwaps() {
        Random random = new Random(99);
        for (var batch :
                InterleavingIT.batches(InterleavingIT.randomHistory(random).messages(), random)) {
            receive(batch);
        }
        await().until(() -> isLevel("stock_levels"));
        int before = liveGeneration("stock_levels").number();

        rebuilds.rebuild("stock_levels");
        UUID order = history.placed("meanwhile", "mug", 1, "10.00");
        history.reserved(order, "mug", 1);
        receive(history.newMessages());

        await().until(() -> findLive("stock_levels")
                .filter(live -> live.number() == before + 1)
                .isPresent());
        await().until(() -> generations.of("stock_levels").size() == 1);
        assertThat(liveGeneration("stock_levels").differences()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM stock_reservation WHERE generation = :old")
                        .param("old", before)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** What is asserted at once. An await must not end because the first generation is still to come. */
    private Generation liveGeneration(String projection) {
        return findLive(projection).orElseThrow(() -> new AssertionError("no live generation of " + projection));
    }

    private Optional<Generation> findLive(String projection) {
        return generations.of(projection).stream().filter(Generation::live).findFirst();
    }

    private boolean isLevel(String projection) {
        return findLive(projection).filter(live -> live.feed() == Feed.LIVE).isPresent();
    }

    private long count(String view, UUID... orders) {
        return jdbc.sql("SELECT count(*) FROM " + view + " WHERE order_id IN (:ids)")
                .param("ids", List.of(orders))
                .query(Long.class)
                .single();
    }

    @TestConfiguration
    static class Fragile {
        @Bean
        FragileProjection fragileProjection() {
            return new FragileProjection();
        }
    }

    static class FragileProjection implements Projection {
        final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        final AtomicInteger handled = new AtomicInteger();

        @Override
        public String name() {
            return "fragile";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public boolean handles(Class<?> payload) {
            return true;
        }

        @Override
        public void apply(int generation, List<ProjectedEvent> events) {
            RuntimeException thrown = failure.get();
            if (thrown != null) {
                throw thrown;
            }
            handled.addAndGet(events.size());
        }
    }
}
