package dev.waybill.order.lost.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.order.lost.domain.LostOrder.Compensation;
import dev.waybill.order.order.domain.NumberedEvent;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.domain.OrderEvent;
import dev.waybill.order.saga.domain.OrderStatus;
import dev.waybill.order.saga.domain.Reason;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LostOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "STOCK_RESERVED, RELEASE_RESERVATION",
        "RESERVATION_COMMITTED, RELEASE_RESERVATION",
        "PAYMENT_AUTHORIZED, REVERSE_PAYMENT",
        "PAYMENT_CAPTURED, REVERSE_PAYMENT",
        "PAYMENT_CAPTURE_FAILED, REVERSE_PAYMENT"
    })
    void compensatesOnceWhatIsHeld(Reply reply, SagaCommand compensation) {
        LostOrder order = LostOrder.discovered(OrderId.placedAt(NOW), reply, NOW);

        assertThat(order.handle(reply, NOW).compensation()).isEqualTo(compensation);
        assertThat(order.handle(reply, NOW).compensation()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"STOCK_REJECTED", "RESERVATION_COMMIT_FAILED", "PAYMENT_DECLINED"})
    void onlyRecordsThatNothingIsHeld(Reply reply) {
        LostOrder order = LostOrder.discovered(OrderId.placedAt(NOW), reply, NOW);

        assertThat(order.handle(reply, NOW).compensation()).isNull();
        assertThat(order.snapshot())
                .extracting(LostOrder.Snapshot::stock, LostOrder.Snapshot::payment, LostOrder.Snapshot::replies)
                .containsExactly(Compensation.NOT_NEEDED, Compensation.NOT_NEEDED, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESERVATION_RELEASED", "PAYMENT_REVERSED"})
    void sendsNothingOnTheReplyToACompensation(Reply reply) {
        LostOrder order = LostOrder.discovered(OrderId.placedAt(NOW), reply, NOW);

        assertThat(order.handle(reply, NOW).compensation()).isNull();
    }

    @Test
    void compensatesAgainWhatIsHeldAgain() {
        LostOrder order = LostOrder.discovered(OrderId.placedAt(NOW), Reply.STOCK_RESERVED, NOW);

        List<SagaCommand> sent = new ArrayList<>();
        for (Reply reply : List.of(Reply.STOCK_RESERVED, Reply.RESERVATION_RELEASED, Reply.RESERVATION_COMMITTED)) {
            SagaCommand command = order.handle(reply, NOW).compensation();
            if (command != null) {
                sent.add(command);
            }
        }

        assertThat(sent).containsExactly(SagaCommand.RELEASE_RESERVATION, SagaCommand.RELEASE_RESERVATION);
        assertThat(order.snapshot().stock()).isEqualTo(Compensation.REQUESTED);
    }

    @Test
    void isCancelledAtOnceAndSettledWheneverNothingIsHeldAnyMore() {
        LostOrder order = LostOrder.discovered(OrderId.placedAt(NOW), Reply.STOCK_RESERVED, NOW);

        List<NumberedEvent> events = new ArrayList<>();
        for (Reply reply : List.of(
                Reply.STOCK_RESERVED,
                Reply.RESERVATION_RELEASED,
                Reply.RESERVATION_RELEASED,
                Reply.PAYMENT_CAPTURED,
                Reply.PAYMENT_REVERSED)) {
            events.addAll(order.handle(reply, NOW).events());
        }

        OrderEvent settled = new OrderEvent.Settled(OrderStatus.CANCELLED);
        assertThat(events)
                .containsExactly(
                        new NumberedEvent(1, NOW, new OrderEvent.Cancelled(Reason.COMPENSATED)),
                        new NumberedEvent(2, NOW, settled),
                        new NumberedEvent(3, NOW, settled));
    }

    /** Whatever arrives, in whatever order: no more commands than replies, and each is replied to in the end. */
    @Test
    void neverLoops() {
        List<Reply> all = List.of(Reply.values());
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<Reply> toCome = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                toCome.add(all.get(random.nextInt(all.size())));
            }
            LostOrder order = LostOrder.discovered(OrderId.placedAt(NOW), toCome.getFirst(), NOW);

            int commands = 0;
            while (!toCome.isEmpty()) {
                SagaCommand command = order.handle(toCome.removeFirst(), NOW).compensation();
                if (command != null) {
                    commands++;
                    toCome.add(
                            command == SagaCommand.RELEASE_RESERVATION
                                    ? Reply.RESERVATION_RELEASED
                                    : Reply.PAYMENT_REVERSED);
                }
            }

            assertThat(commands).isLessThanOrEqualTo(10);
            assertThat(order.snapshot().stock()).isNotEqualTo(Compensation.REQUESTED);
            assertThat(order.snapshot().payment()).isNotEqualTo(Compensation.REQUESTED);
        }
    }
}
