package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.PostgresProcess;
import dev.waybill.testing.TestInfrastructure;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Laws 2, 5, 9 and 10 while the database is killed and comes back: relay and consumer go on, and blame no message. */
class PostgresOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void goesOnWhereItWasWhenTheDatabaseComesBack() {
        try (PostgresProcess postgres = PostgresProcess.started();
                World world = new World(
                        postgres.postgres(), TestInfrastructure.kafka().bootstrapServers())) {
            Node node = world.start("waybill.messaging.consumers.patience=1s");
            IntStream.range(0, 100).forEach(_ -> node.notes().take("k", "before"));
            Thread work = Thread.ofVirtual().start(() -> takeWhilePossible(node));
            await().atMost(PATIENCE).until(() -> node.effects().all().size() > 150);

            postgres.kill();
            await().atMost(PATIENCE).until(() -> !work.isAlive());
            postgres.start();

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> node.notes().take("k", "after"));
            long written = world.written();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> node.effects().of("k").size() >= written);
            assertThat(node.effects().of("k"))
                    .extracting(Effects.Effect::number)
                    .isEqualTo(LongStream.rangeClosed(1, written).boxed().toList());
            assertThat(world.letters()).isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(world.count("outbox")).isZero());
        }
    }

    private static void takeWhilePossible(Node node) {
        try {
            while (true) {
                node.notes().take("k", "meanwhile");
            }
        } catch (DataAccessException | TransactionException _) {
            // Nobody knows whether the last one was committed: the database knows.
        }
    }
}
