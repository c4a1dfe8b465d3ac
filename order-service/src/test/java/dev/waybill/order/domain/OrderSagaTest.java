package dev.waybill.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.order.domain.DecisionTable.Row;
import dev.waybill.order.domain.SagaMessage.CancellationRequested;
import dev.waybill.order.domain.SagaMessage.PatienceEnded;
import dev.waybill.order.domain.SagaMessage.Reply;
import dev.waybill.order.domain.SagaMessage.ReplyOverdue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderSagaTest {

    static List<Row> table() throws IOException {
        return DecisionTable.read().rows();
    }

    @ParameterizedTest
    @MethodSource("table")
    void decidesAsTheTableSays(Row row) {
        Decision decision = OrderSaga.decide(row.state(), row.message());

        assertThat(decision.next()).isEqualTo(row.next());
        assertThat(decision.facts())
                .extracting(fact -> fact.getClass().getSimpleName())
                .isEqualTo(row.facts());
        assertThat(decision.asks()).isEqualTo(row.asks());
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
                messages()
                        .forEach(message ->
                                open.add(OrderSaga.decide(state, message).next()));
            }
        }

        assertThat(states()).containsAll(reachable);
    }

    @Test
    void tellsTheReasonAndTheStatusOfTheStateThatItEnters() {
        for (Decision decision : decisions()) {
            for (Fact fact : decision.facts()) {
                SagaState next = decision.next();
                switch (fact) {
                    case Fact.Rejected(Reason reason) ->
                        assertThat(next.endedFor()).contains(reason);
                    case Fact.Cancelled(Reason reason) ->
                        assertThat(next.endedFor()).contains(reason);
                    case Fact.Settled(OrderStatus status) ->
                        assertThat(next.status()).isEqualTo(status);
                    case Fact.Placed(), Fact.StockReserved(), Fact.Confirmed() ->
                        assertThat(next.endedFor()).isEmpty();
                }
            }
        }
    }

    @Test
    void awaitsEverythingThatItAsksFor() {
        assertThat(decisions())
                .allSatisfy(decision -> assertThat(decision.next().awaited()).containsAll(decision.asks()));
    }

    @Test
    void neverBringsBackAnOrderThatEnded() {
        for (SagaState state : states()) {
            if (state instanceof SagaState.Ended) {
                for (SagaMessage message : messages()) {
                    SagaState next = OrderSaga.decide(state, message).next();

                    assertThat(next.status()).isEqualTo(state.status());
                    assertThat(next.endedFor()).isEqualTo(state.endedFor());
                }
            }
        }
    }

    private static List<Decision> decisions() {
        return states().stream()
                .flatMap(state -> messages().stream().map(message -> OrderSaga.decide(state, message)))
                .toList();
    }

    private static Set<SagaState> states() {
        Set<SagaState> states = new HashSet<>(Set.of(new SagaState.Reserving(), new SagaState.Authorizing()));
        for (Set<SagaStep> awaited : subsets(SagaStep.COMMIT_RESERVATION, SagaStep.CAPTURE_PAYMENT)) {
            states.add(new SagaState.Confirmed(awaited));
        }
        for (Set<SagaStep> awaited : subsets(SagaStep.RELEASE_RESERVATION, SagaStep.REVERSE_PAYMENT)) {
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

    private static List<Set<SagaStep>> subsets(SagaStep one, SagaStep other) {
        return List.of(Set.of(), Set.of(one), Set.of(other), Set.of(one, other));
    }

    private static List<SagaMessage> messages() {
        List<SagaMessage> messages = new ArrayList<>(List.of(Reply.values()));
        messages.add(new CancellationRequested());
        messages.add(new PatienceEnded());
        Arrays.stream(SagaStep.values()).map(ReplyOverdue::new).forEach(messages::add);
        return messages;
    }
}
