package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.relay.SteppedBroker;
import dev.waybill.messaging.internal.relay.SteppedBroker.Answer;
import dev.waybill.messaging.internal.relay.SteppedRelay;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Laws 3 and 4: more messages come late at once than one read takes. */
class LateMessagesIT {

    /** Two reads and a half. */
    private static final int LATE = 12;

    private static final int LARGE = 10_000;

    /** Much shorter than the time until the scan that does not trust the floor. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final World world = new World();
    private final Node node =
            world.start("waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false");
    private final SteppedBroker broker = new SteppedBroker(LARGE);
    private final SteppedRelay relay =
            new SteppedRelay(DedicatedConnections.from(world.database().appDataSource()), broker);

    @AfterEach
    void close() {
        relay.close();
        world.close();
    }

    @Test
    void sendsThemAllBeforeWhatTheirKeysSaidLater() throws SQLException {
        for (int i = 0; i < 3; i++) {
            node.notes().take("before", "");
            untilAllIsSent();
        }
        List<SteppedWriter> paused = new ArrayList<>();
        for (int i = 0; i < LATE; i++) {
            SteppedWriter writer = new SteppedWriter(world, "k" + i);
            writer.send(world.events(), "late");
            paused.add(writer);
        }
        node.notes().take("overtakes", "");
        untilAllIsSent();

        for (SteppedWriter writer : paused) {
            writer.commit();
            writer.close();
        }
        for (SteppedWriter writer : paused) {
            node.notes().take(writer.key(), "later");
        }
        untilAllIsSent();

        assertThat(paused)
                .allSatisfy(writer -> assertThat(broker.sequencesOf(writer.key()))
                        .as(writer.key())
                        .containsExactly(1L, 2L));
    }

    private void untilAllIsSent() {
        await().atMost(SOON).until(() -> {
            for (int i = 0; i < 10; i++) {
                relay.step();
                while (broker.answer(new Random(i), Answer.ACK)) {
                    // The next one.
                }
            }
            return world.count("outbox") == 0;
        });
    }
}
