package dev.waybill.order.saga.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.order.saga.domain.SagaDecisions.Row;
import dev.waybill.order.saga.domain.SagaMessage.CancellationRequested;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import dev.waybill.order.saga.domain.SagaMessage.ReplyOverdue;
import dev.waybill.order.saga.domain.SagaMessage.TimedOut;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderSagaTest {

    static List<Row> table() throws IOException {
        return SagaDecisions.rows();
    }

    @ParameterizedTest
    @MethodSource("table")
    void decidesAsTheTableSays(Row row) {
        if (row.refused()) {
            assertThatThrownBy(() -> OrderSaga.decide(row.state(), row.message()))
                    .isInstanceOf(OrderNotCancellable.class);
            return;
        }

        Decision decision = OrderSaga.decide(row.state(), row.message());

        assertThat(decision.next()).isEqualTo(row.next());
        assertThat(decision.events())
                .extracting(event -> event.getClass().getSimpleName())
                .isEqualTo(row.events());
        assertThat(decision.commands()).isEqualTo(row.commands());
    }

    @Test
    void hasARowForEveryPossibleStateAndEveryMessage() throws IOException {
        Set<List<Object>> expected = new HashSet<>();
        for (SagaState state : states()) {
            for (SagaMessage message : messages()) {
                expected.add(List.of(state, message));
            }
        }

        List<List<Object>> rows = table().stream()
                .map(row -> List.<Object>of(row.state(), row.message()))
                .toList();

        assertThat(rows).doesNotHaveDuplicates().hasSize(30 * 18).hasSameElementsAs(expected);
    }

    @Test
    void leadsToNoOtherState() {
        Set<SagaState> reachable = new HashSet<>();
        Deque<SagaState> open = new ArrayDeque<>(List.of(OrderSaga.start().next()));
        while (!open.isEmpty()) {
            SagaState state = open.remove();
            if (reachable.add(state)) {
                decisions(state).map(Decision::next).forEach(open::add);
            }
        }

        assertThat(states()).containsAll(reachable);
    }

    @Test
    void publishesTheReasonAndTheStatusOfTheStateThatItEnters() {
        for (Decision decision : decisions()) {
            for (OrderEvent event : decision.events()) {
                SagaState next = decision.next();
                switch (event) {
                    case OrderEvent.Rejected(Reason reason) ->
                        assertThat(next.endedFor()).contains(reason);
                    case OrderEvent.Cancelled(Reason reason) ->
                        assertThat(next.endedFor()).contains(reason);
                    case OrderEvent.Settled(OrderStatus status) ->
                        assertThat(next.status()).isEqualTo(status);
                    case OrderEvent.Placed(), OrderEvent.StockReserved(), OrderEvent.Confirmed() ->
                        assertThat(next.endedFor()).isEmpty();
                }
            }
        }
    }

    @Test
    void awaitsTheReplyToEveryCommand() {
        assertThat(decisions())
                .allSatisfy(decision -> assertThat(decision.next().awaited()).containsAll(decision.commands()));
    }

    @Test
    void neverBringsBackAnOrderThatEnded() {
        for (SagaState state : states()) {
            if (state instanceof SagaState.Ended) {
                assertThat(decisions(state)).allSatisfy(decision -> {
                    assertThat(decision.next().status()).isEqualTo(state.status());
                    assertThat(decision.next().endedFor()).isEqualTo(state.endedFor());
                });
            }
        }
    }

    private static List<Decision> decisions() {
        return states().stream().flatMap(OrderSagaTest::decisions).toList();
    }

    private static Stream<Decision> decisions(SagaState state) {
        return messages().stream()
                .filter(message -> !(state instanceof SagaState.Rejected && message instanceof CancellationRequested))
                .map(message -> OrderSaga.decide(state, message));
    }

    private static Set<SagaState> states() {
        Set<SagaState> states = new HashSet<>(Set.of(new SagaState.Reserving(), new SagaState.Authorizing()));
        for (Set<SagaCommand> awaited : subsets(SagaCommand.COMMIT_RESERVATION, SagaCommand.CAPTURE_PAYMENT)) {
            states.add(new SagaState.Confirmed(awaited));
        }
        for (Set<SagaCommand> awaited : subsets(SagaCommand.RELEASE_RESERVATION, SagaCommand.REVERSE_PAYMENT)) {
            for (Reason reason : Reason.values()) {
                states.add(
                        switch (reason) {
                            case OUT_OF_STOCK, PAYMENT_DECLINED -> new SagaState.Rejected(reason, awaited);
                            case PAYMENT_FAILED, CUSTOMER_REQUEST, TIMED_OUT, COMPENSATED ->
                                new SagaState.Cancelled(reason, awaited);
                        });
            }
        }
        return states;
    }

    private static List<Set<SagaCommand>> subsets(SagaCommand one, SagaCommand other) {
        return List.of(Set.of(), Set.of(one), Set.of(other), Set.of(one, other));
    }

    private static List<SagaMessage> messages() {
        List<SagaMessage> messages = new ArrayList<>(List.of(Reply.values()));
        messages.add(new CancellationRequested());
        messages.add(new TimedOut());
        Arrays.stream(SagaCommand.values()).map(ReplyOverdue::new).forEach(messages::add);
        return messages;
    }
}
