package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.order.OrderEvent;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole service, and stubs of the other services: well at the beginning of each test. */
@WholeService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunningOrders {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    ParticipantStubs participants;

    @LocalServerPort
    int port;

    @BeforeAll
    void meetCounterparts(@Autowired TestKafka kafka) {
        participants = new ParticipantStubs(kafka.bootstrapServers());
        participants.offer("TEA", "4.50", "EUR");
        participants.offer("SOLD-OUT-POT", "30.00", "EUR");
    }

    @BeforeEach
    void beWell() {
        participants.ignore(_ -> false);
        participants.letAnswersGo();
        participants.repeatEachAnswer(1);
        participants.delayAnswersUpTo(0);
    }

    @AfterAll
    void leave() {
        participants.close();
    }

    OrderApi api() {
        return OrderApi.ofOperator(port);
    }

    void awaitState(UUID id, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api().stateOf(id)).isEqualTo(state));
    }

    /** All its events are there, or will be; those that are there have no gap. */
    void assertThatHistoryIsContiguous(UUID id) {
        List<OrderEvent> events = participants.eventsOf(id);
        assertThat(events)
                .extracting(OrderEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
    }

    /** Nothing is held or kept of an order that came to nothing, and everything is done of one that was confirmed. */
    void assertThatMoneyAndStockAreRight(UUID id) {
        if (api().stateOf(id).equals("CONFIRMED settled")) {
            assertThat(participants.inventory(id).held()).isEqualTo(FakeInventory.Held.SHIPPED);
            assertThat(participants.payment(id).held()).isEqualTo(FakePayment.Held.CAPTURED);
            assertThat(participants.payment(id).captures()).isEqualTo(1);
        } else {
            assertThat(participants.inventory(id).held())
                    .isNotIn(FakeInventory.Held.RESERVED, FakeInventory.Held.SHIPPED);
            assertThat(participants.payment(id).held()).isNotIn(FakePayment.Held.AUTHORIZED, FakePayment.Held.CAPTURED);
        }
        assertThatHistoryIsContiguous(id);
    }

    static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
