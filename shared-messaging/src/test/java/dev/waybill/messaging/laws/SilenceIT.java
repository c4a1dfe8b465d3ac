package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.ConsumerProgress.Silence;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration WHILE = Duration.ofSeconds(2);
    private static final Duration NO_PATIENCE = Duration.ZERO;

    @Test
    void standsStillUntilTheGroupHasHandledWhatIsThereWhicheverInstanceObserves() {
        try (World world = new World()) {
            Node observer = world.start("waybill.messaging.consumers.enabled=false");
            observer.notes().take("k", "waits");
            awaitAllSent(world);
            Instant sent = now(world);

            await().during(WHILE).atMost(SOON).until(() -> !handledUntil(observer, world, sent));

            world.start();
            await().atMost(SOON).until(() -> handledUntil(observer, world, sent));
            assertThat(observer.effects().all()).hasSize(1);
        }
    }

    @Test
    void doesNotCountWhatIsStillInTheOutbox() {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.relay.enabled=false");
            node.notes().take("k", "waits");
            Instant stored = now(world);

            await().during(WHILE).atMost(SOON).until(() -> !sentBefore(node, world, stored));

            world.start("waybill.messaging.consumers.enabled=false");
            await().atMost(SOON).until(() -> sentBefore(node, world, stored));
        }
    }

    @Test
    void doesNotCountWhatIsNotCommittedYet() throws SQLException {
        try (World world = new World()) {
            Node node = world.start();
            try (Connection writer = world.database().connectAs(world.database().app())) {
                writer.setAutoCommit(false);
                writer.createStatement().executeQuery("SELECT clock_timestamp()");
                Instant begun = now(world);

                await().during(WHILE).atMost(SOON).until(() -> !sentBefore(node, world, begun));

                writer.rollback();
                await().atMost(SOON).until(() -> sentBefore(node, world, begun));
            }
        }
    }

    @Test
    void isNoneOfAConsumerThatIsNotThere() {
        try (World world = new World()) {
            Node node = world.start();

            assertThatThrownBy(() -> node.progress().observe("nobody", NO_PATIENCE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nobody");
        }
    }

    private static void awaitAllSent(World world) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
    }

    private static boolean handledUntil(Node node, World world, Instant time) {
        return observe(node, world).filter(it -> !it.until().isBefore(time)).isPresent();
    }

    private static boolean sentBefore(Node node, World world, Instant time) {
        return observe(node, world)
                .filter(it -> !it.sentBefore().isBefore(time))
                .isPresent();
    }

    private static Optional<Silence> observe(Node node, World world) {
        return node.progress().observe(world.consumer(), NO_PATIENCE);
    }

    private static Instant now(World world) {
        return world.sql()
                .sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
