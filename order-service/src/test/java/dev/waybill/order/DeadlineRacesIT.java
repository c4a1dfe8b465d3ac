package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Silence;
import dev.waybill.order.saga.application.DatabaseTime;
import dev.waybill.order.saga.application.HandleTimeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Deadlines that pass when the test wants it: of themselves not within an hour. */
@TestPropertySource(
        properties = {
            "waybill.order.deadlines.reply=1h",
            "waybill.order.deadlines.attempts=1",
            "waybill.order.deadlines.longest-pause=1h"
        })
class DeadlineRacesIT extends RunningOrders {

    private static final Duration PAST_ALL_DEADLINES = Duration.ofHours(2);

    @Autowired
    private HandleTimeouts handleTimeouts;

    @Autowired
    private DatabaseTime time;

    @Test
    void aReplyAfterTheDeadlineBringsNothingBack() {
        participants.keepAnswersBack();
        List<UUID> ids = place(10);
        awaitAnswersKeptBack(10);

        timeOutAll(ids);
        assertThat(ids).extracting(api()::stateOf).containsOnly("CANCELLED(TIMED_OUT)");
        participants.letAnswersGo();

        ids.forEach(id -> awaitState(id, "CANCELLED(TIMED_OUT) settled"));
        ids.forEach(this::assertThatNothingIsHeld);
    }

    @Test
    void aDeadlineAfterTheReplyChangesNothing() {
        List<UUID> ids = place(10);
        ids.forEach(id -> awaitState(id, "CONFIRMED settled"));

        timeOutAll(ids);

        assertThat(ids).extracting(api()::stateOf).containsOnly("CONFIRMED settled");
        ids.forEach(this::assertThatEverythingIsDone);
    }

    @Test
    void bothAtOnceLeaveNothingHeldOrEverythingDone() throws Exception {
        participants.keepAnswersBack();
        List<UUID> ids = place(30);
        awaitAnswersKeptBack(30);

        List<Callable<Void>> race = new ArrayList<>();
        ids.forEach(id -> race.add(() -> {
            timeOutAll(List.of(id));
            return null;
        }));
        race.add(race.size() / 2, () -> {
            participants.letAnswersGo();
            return null;
        });
        inParallel(race);

        for (UUID id : ids) {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .untilAsserted(() -> assertThat(api().stateOf(id)).endsWith(" settled"));
            if (api().stateOf(id).startsWith("CONFIRMED")) {
                assertThatEverythingIsDone(id);
            } else {
                assertThat(api().stateOf(id)).isEqualTo("CANCELLED(TIMED_OUT) settled");
                assertThatNothingIsHeld(id);
            }
        }
    }

    private List<UUID> place(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> api().placed("TEA", 1, "card-ok"))
                .toList();
    }

    private void awaitAnswersKeptBack(int count) {
        await().atMost(PATIENCE).until(() -> participants.answersKeptBack() == count);
    }

    private void timeOutAll(List<UUID> ids) {
        Instant then = time.now().plus(PAST_ALL_DEADLINES);
        handleTimeouts.handle(ids.stream().map(OrderId::new).toList(), new Silence(then, then));
    }

    private void assertThatEverythingIsDone(UUID id) {
        assertThat(participants.inventory(id).held()).isEqualTo(FakeInventory.Held.SHIPPED);
        assertThat(participants.payment(id).held()).isEqualTo(FakePayment.Held.CAPTURED);
    }

    private void assertThatNothingIsHeld(UUID id) {
        assertThat(participants.inventory(id).held()).isEqualTo(FakeInventory.Held.RELEASED);
        assertThat(participants.payment(id).captures()).isZero();
        assertThat(participants.eventNamesOf(id)).doesNotContain("OrderConfirmed");
    }
}
