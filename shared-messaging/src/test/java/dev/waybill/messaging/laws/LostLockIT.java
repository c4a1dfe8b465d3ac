package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.relay.SteppedBroker;
import dev.waybill.messaging.internal.relay.SteppedBroker.Answer;
import dev.waybill.messaging.internal.relay.SteppedRelay;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Law 5: the lock's session ends, and nothing else. Until its next heartbeat the relay that has lost it goes on beside the
 * one that has it now. It may repeat what it has read before; the quarantine is the other one's alone.
 */
class LostLockIT {

    private static final int SMALL = 500;
    private static final int LARGE = 10_000;

    private final World world = new World();
    private final Node node =
            world.start("waybill.messaging.relay.enabled=false", "waybill.messaging.consumers.enabled=false");
    private final SteppedBroker broker = new SteppedBroker(SMALL);
    private final DedicatedConnections connections =
            DedicatedConnections.from(world.database().appDataSource());
    private final SteppedRelay former = SteppedRelay.thatDoesNotLook(connections, broker);
    private final SteppedRelay active = new SteppedRelay(connections, broker);

    @BeforeEach
    void theFormerOneLeads() throws InterruptedException {
        former.step();
    }

    @AfterEach
    void close() {
        former.close();
        active.close();
        world.close();
    }

    @Test
    void sendsNothingThatStandsBehindWhatTheOtherOneHasPutAside() throws InterruptedException {
        theOtherOneTakesOver();
        node.notes().take("k", "x".repeat(SMALL));
        until(active, "outbox_quarantine", 1);

        node.notes().take("k", "behind");
        steps(former);
        assertThat(former.leads()).as("has not noticed").isTrue();
        assertThat(broker.sequencesOf("k")).as("nothing passes the first").isEmpty();

        releasedItArrives(1L, 2L);
    }

    @Test
    void putsNothingAsideUnknownToTheOtherOne() throws InterruptedException {
        node.notes().take("k", "x".repeat(SMALL));
        former.step();
        former.step();
        theOtherOneTakesOver();

        steps(former);
        node.notes().take("k", "behind");
        steps(active);
        assertThat(former.leads()).as("has not noticed").isTrue();
        assertThat(broker.sequencesOf("k")).as("nothing passes the first").isEmpty();

        until(active, "outbox_quarantine", 2);
        releasedItArrives(1L, 2L);
    }

    @Test
    void bringsNothingBackUnknownToTheOtherOne() throws InterruptedException {
        node.notes().take("k", "x".repeat(SMALL));
        until(former, "outbox_quarantine", 1);
        theOtherOneTakesOver();
        node.notes().take("before", "");
        until(active, "outbox", 0);

        broker.limit(LARGE);
        world.sql().sql("UPDATE outbox_quarantine SET released_at = now()").update();
        await().during(Duration.ofMillis(1_500)).until(() -> {
            former.step();
            return world.count("outbox_quarantine") == 1;
        });
        assertThat(former.leads()).as("has not noticed").isTrue();

        node.notes().take("k", "behind");
        until(active, "outbox", 0);
        assertThat(broker.sequencesOf("k")).containsExactly(1L, 2L);
    }

    private void theOtherOneTakesOver() throws InterruptedException {
        world.endTheRelaysLock();
        active.step();
        assertThat(active.leads()).isTrue();
    }

    private void releasedItArrives(Long... numbers) throws InterruptedException {
        broker.limit(LARGE);
        world.sql().sql("UPDATE outbox_quarantine SET released_at = now()").update();
        until(active, "outbox_quarantine", 0);
        until(active, "outbox", 0);
        assertThat(broker.sequencesOf("k")).containsExactly(numbers);
    }

    private void until(SteppedRelay relay, String table, int rows) {
        await().until(() -> {
            steps(relay);
            return world.count(table) == rows;
        });
    }

    private void steps(SteppedRelay relay) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            relay.step();
            while (broker.answer(new Random(i), Answer.ACK)) {
                // The next one.
            }
        }
    }
}
