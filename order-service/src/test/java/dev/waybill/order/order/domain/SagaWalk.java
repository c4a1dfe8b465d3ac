package dev.waybill.order.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.order.saga.domain.OrderEvent;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.RetryPolicy;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** One order and its two participants, with a network in between that loses, repeats and reorders. */
final class SagaWalk {

    private static final RetryPolicy RETRY_POLICY = new RetryPolicy(Duration.ofSeconds(30), 4, Duration.ofMinutes(5));
    private static final int TROUBLED_STEPS = 40;

    private final Random random;
    private final SimulatedInventory inventory;
    private final SimulatedPayment payment;
    private final List<SagaCommand> commands = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<NumberedEvent> events = new ArrayList<>();
    private final Order order;
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    SagaWalk(Random random) {
        this.random = random;
        this.inventory = new SimulatedInventory(random);
        this.payment = new SimulatedPayment(random);
        OrderLine line = new OrderLine("SKU-1", 2, Money.of("9.99", "EUR"));
        this.order = Order.place(new Customer("alice", "card-ok"), List.of(line), now());
        take();
    }

    void toItsEnd() {
        for (int step = 0; step < TROUBLED_STEPS; step++) {
            happen(random.nextInt(14));
        }
        for (int step = 0; !atRest(); step++) {
            assertThat(step).as("steps until all is answered").isLessThan(5_000);
            happen(random.nextInt(10));
        }
    }

    private boolean atRest() {
        return order.state().settled() && commands.isEmpty() && replies.isEmpty();
    }

    private void happen(int what) {
        switch (what) {
            case 0, 1, 2, 3 -> answerOne();
            case 4, 5, 6, 7 -> hearOne();
            case 8, 9 -> letTimePass();
            case 10 -> loseOne();
            case 11 -> repeatOne();
            case 12 -> cancelSometimes();
            default -> {}
        }
    }

    private void answerOne() {
        if (!commands.isEmpty()) {
            replies.add(answer(commands.remove(random.nextInt(commands.size()))));
        }
    }

    private Reply answer(SagaCommand command) {
        return switch (command) {
            case RESERVE_STOCK -> inventory.reserve();
            case COMMIT_RESERVATION -> inventory.commit();
            case RELEASE_RESERVATION -> inventory.release();
            case AUTHORIZE_PAYMENT -> payment.authorize();
            case CAPTURE_PAYMENT -> payment.capture();
            case REVERSE_PAYMENT -> payment.reverse();
        };
    }

    private void hearOne() {
        if (!replies.isEmpty()) {
            order.answer(replies.remove(random.nextInt(replies.size())), now());
            take();
        }
    }

    private void letTimePass() {
        now = now.plusSeconds(random.nextInt(25));
        order.timeOut(new Silence(now, now), now());
        take();
    }

    private void loseOne() {
        List<?> some = random.nextBoolean() ? commands : replies;
        if (!some.isEmpty()) {
            some.remove(random.nextInt(some.size()));
        }
    }

    private void repeatOne() {
        if (random.nextBoolean() && !commands.isEmpty()) {
            commands.add(commands.get(random.nextInt(commands.size())));
        } else if (!replies.isEmpty()) {
            replies.add(replies.get(random.nextInt(replies.size())));
        }
    }

    private void cancelSometimes() {
        if (random.nextInt(6) == 0 && status() != OrderStatus.REJECTED) {
            order.cancel(now());
            take();
        }
    }

    private Timetable now() {
        return new Timetable(now, RETRY_POLICY);
    }

    private void take() {
        events.addAll(order.takeEvents());
        commands.addAll(order.takeCommands());
    }

    OrderStatus status() {
        return order.state().status();
    }

    void assertThatMoneyAndStockAreRight() {
        if (status() == OrderStatus.CONFIRMED) {
            assertThat(inventory.held()).isEqualTo(SimulatedInventory.Held.SHIPPED);
            assertThat(payment.held()).isEqualTo(SimulatedPayment.Held.CAPTURED);
            assertThat(payment.captures()).isEqualTo(1);
        } else {
            assertThat(inventory.held()).isNotIn(SimulatedInventory.Held.RESERVED, SimulatedInventory.Held.SHIPPED);
            assertThat(payment.held()).isNotIn(SimulatedPayment.Held.AUTHORIZED, SimulatedPayment.Held.CAPTURED);
            assertThat(payment.net()).isZero();
        }
    }

    void assertThatItsHistoryIsWhole() {
        assertThat(order.steps().values()).noneMatch(StepProgress::awaited);
        assertThat(events)
                .extracting(NumberedEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.getLast().event()).isEqualTo(new OrderEvent.Settled(status()));
    }
}
