package dev.waybill.checker;

import static dev.waybill.checker.RunFixture.A;
import static dev.waybill.checker.RunFixture.B;
import static dev.waybill.checker.RunFixture.C;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.checker.evidence.Books.Payment;
import dev.waybill.checker.evidence.Books.Reservation;
import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Failures.DeadLetter;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Movement;
import dev.waybill.checker.evidence.Movement.Kind;
import dev.waybill.checker.evidence.Progress;
import dev.waybill.checker.evidence.Reports.Sales;
import dev.waybill.checker.evidence.Reports.Summary;
import dev.waybill.checker.evidence.Topics;
import dev.waybill.checker.invariant.NobodyIsGivenUp;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that cannot fail is worth nothing: each invariant is seen to find what was planted for it. */
class PlantedViolationsTest {

    @Test
    void findsNothingInARightRun() {
        assertThat(Checker.check(new RunFixture().evidence())).isEmpty();
    }

    @Test
    void letsOperatorsGiveAnOrderUp() {
        RunFixture run = new RunFixture();
        run.order(C, "CANCELLED", "TIMED_OUT", "10.00", 1);
        run.compensatedByHand.add(C);

        assertThat(new NobodyIsGivenUp().violations(run.evidence())).isEmpty();
    }

    @Test
    void aRestoreThatWasCompensatedIsRight() {
        RunFixture run = new RunFixture();
        run.restore();

        assertThat(Checker.check(run.evidence())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("afterARestore")
    void findsWhatARestoreLeftWrong(Plant plant) {
        RunFixture run = new RunFixture();
        run.restore();
        plant.spoil.accept(run);

        assertThat(Checker.check(run.evidence()))
                .extracting(Violation::invariant)
                .contains(plant.invariant);
    }

    private static Stream<Plant> afterARestore() {
        return Stream.of(
                plant("AcknowledgedOrdersExist", "the service does not know of its loss", run -> run.lost.clear()),
                plant("AcknowledgedOrdersExist", "nobody restored anything", run -> run.spans.clear()),
                plant(
                        "EverythingElseNetsToZero",
                        "a lost order stays charged",
                        run -> run.ledger.removeIf(it -> it.orderId().equals(A) && it.kind() == Kind.REFUNDED)),
                plant(
                        "EverythingElseNetsToZero",
                        "a lost order keeps its stock",
                        run -> run.reservations.put(A, new Reservation("COMMITTED", Map.of("TEA", 2L)))),
                plant(
                        "TransitionsAreLegal",
                        "nothing is published about a lost order",
                        run -> run.records.removeIf(it -> it.key().equals(A) && it.epoch() > 0)),
                plant(
                        "ReportsAgree",
                        "a lost order is reported as confirmed",
                        run -> run.reportedOrders.put(
                                A, new Summary("CONFIRMED", null, true, new BigDecimal("20.00"), "EUR"))));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void findsWhatWasPlanted(Plant plant) {
        RunFixture run = new RunFixture();
        plant.spoil.accept(run);

        List<Violation> found = Checker.check(run.evidence());

        assertThat(found).extracting(Violation::invariant).contains(plant.invariant);
    }

    private static Message aNumberLessInALaterEpoch(Message record) {
        @Nullable Long number = record.sequence();
        return number == null || number < 2 ? record : RunFixture.numbered(record, 7, number - 1);
    }

    @Test
    void aStepBackOfADeclaredEpochIsRight() {
        RunFixture run = new RunFixture();
        run.records.replaceAll(PlantedViolationsTest::aNumberLessInALaterEpoch);

        assertThat(Checker.check(run.evidence()))
                .extracting(Violation::invariant)
                .doesNotContain("SequencesAreContiguous");
    }

    @Test
    void somethingIsPlantedForEveryInvariant() {
        assertThat(Checker.invariants())
                .extracting(Invariant::name)
                .containsExactlyInAnyOrderElementsOf(
                        plants().map(Plant::invariant).distinct().toList());
    }

    static Stream<Plant> plants() {
        return Stream.of(ofStock(), ofOrders(), ofMoney(), ofMessages(), ofReports(), ofFailures())
                .flatMap(it -> it);
    }

    private static Stream<Plant> ofStock() {
        return Stream.of(
                plant(
                        "StockIsConserved",
                        "a piece is missing in a snapshot",
                        run -> run.snapshots.add(Map.of("TEA", new Stock(10, 7, 2, 0)))),
                plant(
                        "StockIsConserved",
                        "less than nothing is available",
                        run -> run.snapshots.add(Map.of("TEA", new Stock(10, -1, 11, 0)))),
                plant(
                        "StockIsWhatReservationsHold",
                        "a reservation was counted twice",
                        run -> run.stock.put("TEA", new Stock(10, 6, 0, 4))),
                plant(
                        "StockIsWhatReservationsHold",
                        "a reservation is held and not counted",
                        run -> run.reservations.put(C, new Reservation("RESERVED", Map.of("TEA", 1L)))),
                plant(
                        "ReceiptsCountOnce",
                        "a repeated receipt was received twice",
                        run -> run.stock.put("TEA", new Stock(20, 18, 0, 2))),
                plant(
                        "ReceiptsCountOnce",
                        "an acknowledged receipt is lost",
                        run -> run.invoke(Action.RECEIVE, "r2", "TEA", 5, Outcome.OK)));
    }

    private static Stream<Plant> ofOrders() {
        return Stream.of(
                plant(
                        "AcknowledgedOrdersExist",
                        "an acknowledged order is lost",
                        run -> run.invoke(Action.PLACE, "kd", "order-d", 0, Outcome.OK)),
                plant(
                        "AcknowledgedOrdersExist",
                        "an order is shown otherwise than it is",
                        run -> run.shown.put(A, run.orders.get(B))),
                plant(
                        "OneKeyOneOrder",
                        "a repeated key is a second order",
                        run -> run.invoke(Action.PLACE, "ka", B, 0, Outcome.OK)),
                plant(
                        "OneKeyOneOrder",
                        "two keys are one order",
                        run -> run.invoke(Action.PLACE, "other", A, 0, Outcome.OK)),
                plant(
                        "OneKeyOneOrder",
                        "an order that nobody requested",
                        run -> run.order("order-d", "CONFIRMED", null, "1.00", 1)),
                plant(
                        "NobodyIsGivenUp",
                        "an order was not waited for",
                        run -> run.order(C, "CANCELLED", "TIMED_OUT", "5.00", 1)),
                plant(
                        "NobodyMeetsABug",
                        "a request was answered with 500",
                        run -> run.answered(Action.CANCEL, "cc", C, 500)),
                plant("OrdersSettle", "an order hangs", run -> run.order(A, "STOCK_RESERVED", null, "20.00", 2)),
                plant(
                        "CancellationsAreHonoured",
                        "a cancelled order comes back to life",
                        run -> run.order(C, "CONFIRMED", null, "10.00", 1)),
                plant(
                        "TransitionsAreLegal",
                        "confirmed after the rejection",
                        run -> run.publish(Topics.ORDER_EVENTS, B, "order.confirmed.v1", "{}")),
                plant(
                        "TransitionsAreLegal",
                        "published otherwise than it is",
                        run -> run.order(A, "CANCELLED", "TIMED_OUT", "20.00", 2)));
    }

    private static Stream<Plant> ofMoney() {
        return Stream.of(
                plant(
                        "ConfirmedMeansPaidAndShipped",
                        "goods for nothing",
                        run -> run.ledger.removeIf(it -> it.orderId().equals(A) && it.kind() == Kind.CAPTURED)),
                plant(
                        "ConfirmedMeansPaidAndShipped",
                        "another amount than the total",
                        run -> run.ledger.replaceAll(
                                it -> it.orderId().equals(A) ? new Movement(A, it.kind(), BigDecimal.ONE, "EUR") : it)),
                plant(
                        "ConfirmedMeansPaidAndShipped",
                        "paid and not shipped",
                        run -> run.reservations.put(A, new Reservation("RELEASED", Map.of("TEA", 2L)))),
                plant(
                        "EverythingElseNetsToZero",
                        "the refund was forgotten",
                        run -> run.ledger.removeIf(it -> it.kind() == Kind.REFUNDED)),
                plant("EverythingElseNetsToZero", "money stays held", run -> run.moved(B, Kind.AUTHORISED, "500.00")),
                plant(
                        "EverythingElseNetsToZero",
                        "money for no order",
                        run -> run.moved("order-x", Kind.AUTHORISED, "1.00")),
                plant(
                        "EverythingElseNetsToZero",
                        "stock for a cancelled order",
                        run -> run.reservations.put(C, new Reservation("RESERVED", Map.of("TEA", 1L)))),
                plant("NobodyIsChargedTwice", "charged twice and paid back once", run -> {
                    run.moved(A, Kind.CAPTURED, "20.00");
                    run.moved(A, Kind.REFUNDED, "20.00");
                }),
                plant(
                        "PaymentsAgreeWithTheLedger",
                        "believed captured",
                        run -> run.payments.put(C, new Payment("CAPTURED", false))),
                plant(
                        "PaymentsAgreeWithTheLedger",
                        "an answer is awaited",
                        run -> run.payments.put(A, new Payment("CAPTURED", true))));
    }

    private static Stream<Plant> ofMessages() {
        return Stream.of(
                plant("CommittedMessagesReachTopics", "a committed message is lost", run -> run.committed.add("lost")),
                plant("CommittedMessagesReachTopics", "a message about nothing", run -> run.committed.remove("id-3")),
                plant(
                        "SequencesAreContiguous",
                        "a gap",
                        run -> run.records.removeIf(
                                it -> it.key().equals(A) && Long.valueOf(2).equals(it.sequence()))),
                plant(
                        "SequencesAreContiguous",
                        "a step back within an epoch",
                        run -> run.records.replaceAll(it -> isThird(it) ? RunFixture.numbered(it, 0, 1) : it)),
                plant(
                        "SequencesAreContiguous",
                        "an epoch that skips numbers",
                        run -> run.records.replaceAll(it -> isThird(it) ? RunFixture.numbered(it, 7, 4) : it)),
                plant("SequencesAreContiguous", "overtaken", run -> {
                    run.records.set(2, RunFixture.copy(run.records.get(2), 3));
                    run.records.set(3, RunFixture.copy(run.records.get(3), 2));
                }));
    }

    private static boolean isThird(Message message) {
        return message.key().equals(A) && Long.valueOf(3).equals(message.sequence());
    }

    private static Stream<Plant> ofReports() {
        return Stream.of(
                plant("ReportsAgree", "an order is missing in the report", run -> run.reportedOrders.remove(A)),
                plant(
                        "ReportsAgree",
                        "stock is reported otherwise",
                        run -> run.reportedStock.put("TEA", new Stock(10, 7, 1, 2))),
                plant(
                        "ReportsAgree",
                        "revenue counted twice",
                        run -> run.reportedSales.put("EUR", new Sales(3, 1, 1, 1, new BigDecimal("40")))),
                plant("ReportsAgree", "a message is not in the log", run -> run.logged.remove("id-4")));
    }

    private static Stream<Plant> ofFailures() {
        return Stream.of(
                plant("PoisonIsOneDeadLetter", "poison was swallowed", run -> run.deadLetters.clear()),
                plant(
                        "PoisonIsOneDeadLetter",
                        "poison is two dead letters",
                        run -> run.deadLetters.add(run.deadLetters.getFirst())),
                plant(
                        "PoisonIsOneDeadLetter",
                        "a good message was refused",
                        run -> run.deadLetters.add(
                                new DeadLetter("payment", Topics.PAYMENT_COMMANDS, A, "HANDLER_FAILED", ""))),
                plant(
                        "PoisonIsOneDeadLetter",
                        "a good key stands still",
                        run -> run.parked.add("payment payment.commands.v1 " + A)),
                plant("NothingWaits", "a message is never sent", run -> run.unsent.put("order-service", 1L)),
                plant("NothingWaits", "a message was put aside", run -> run.quarantined.put("order-service", 1L)),
                plant(
                        "ListenersAdvance",
                        "a consumer stands still",
                        run -> run.listeners.add(new Progress("reporting", Topics.ORDER_EVENTS, 3, 5, 7))),
                plant("ListenersAdvance", "nobody listens", run -> run.listeners.clear()));
    }

    private static Plant plant(String invariant, String what, Consumer<RunFixture> spoil) {
        return new Plant(invariant, what, spoil);
    }

    record Plant(String invariant, String what, Consumer<RunFixture> spoil) {
        @Override
        public String toString() {
            return invariant + ": " + what;
        }
    }
}
