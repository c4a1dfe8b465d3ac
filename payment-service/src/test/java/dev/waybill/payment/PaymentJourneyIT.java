package dev.waybill.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.Topics;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptureFailed;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentEvent;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.events.payment.ReversalEffect;
import dev.waybill.messaging.spi.StrangeDelivery;
import dev.waybill.messaging.testing.TestMessage;
import dev.waybill.messaging.testing.TestMessages;
import dev.waybill.payment.testing.OrderServiceStub;
import dev.waybill.payment.testing.PaymentServiceTest;
import dev.waybill.payment.testing.Provider;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentServiceTest
class PaymentJourneyIT {

    @Autowired
    private OrderServiceStub orders;

    @Autowired
    private Provider provider;

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void heal() {
        provider.faults("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"card-ok", "card-slow", "card-flaky", "card-times-out-after-charging"})
    void authorisesAndCapturesExactlyOnce(String card) {
        orders.authorize(order, "12.30", card);
        awaitEvents("PaymentAuthorized");

        orders.capture(order);

        awaitEvents("PaymentAuthorized", "PaymentCaptured");
        assertThat(provider.ledger(order)).containsExactly("AUTHORISED 12.30 EUR", "CAPTURED 12.30 EUR");
        assertThat(orders.events(order))
                .last()
                .isInstanceOfSatisfying(
                        PaymentCaptured.class,
                        captured -> assertThat(captured.amount().amount()).isEqualTo("12.30"));
    }

    @ParameterizedTest
    @CsvSource({
        "card-declined,CARD_DECLINED",
        "card-insufficient-funds,INSUFFICIENT_FUNDS",
        "card-nobody-knows,UNKNOWN_PAYMENT_METHOD"
    })
    void tellsWhyACardIsDeclined(String card, String reason) {
        orders.authorize(order, "12.30", card);

        awaitEvents("PaymentDeclined");
        assertThat(((PaymentDeclined) orders.events(order).getFirst()).reason()).isEqualTo(reason);
        assertThat(provider.ledger(order)).isEmpty();
    }

    @Test
    void authorisesTheNextPaymentAfterCommandsThatCannotBeApplied(
            @Autowired TestKafka kafka, @Autowired JdbcClient jdbc) throws Exception {
        UUID spoilt = UUID.randomUUID();
        new StrangeDelivery(
                        Topics.PAYMENT_COMMANDS,
                        "/order-service",
                        "payment.authorize.v1",
                        """
                {"orderId":"%s","amount":{"amount":"1.00","currency":"EUR"},"paymentMethod":"card-ok"}""".formatted(spoilt),
                        "card-ok")
                .becomesDeadLetters(kafka.bootstrapServers(), jdbc, "payment");

        orders.authorize(order, "12.30", "card-ok");

        awaitEvents("PaymentAuthorized");
        assertThat(orders.events(spoilt)).isEmpty();
        assertThat(provider.ledger(spoilt)).isEmpty();
    }

    @Test
    void letsTheHeldAmountGoAfterACaptureWasRefusedForGood() {
        orders.authorize(order, "12.30", "card-capture-fails");
        orders.capture(order);
        awaitEvents("PaymentAuthorized", "PaymentCaptureFailed");

        orders.reverse(order);

        awaitEvents("PaymentAuthorized", "PaymentCaptureFailed", "PaymentReversed");
        assertThat(provider.ledger(order)).containsExactly("AUTHORISED 12.30 EUR", "VOIDED 12.30 EUR");
        assertThat(reversal()).isEqualTo(ReversalEffect.VOIDED);
    }

    @Test
    void paysACapturedAmountBack() {
        orders.authorize(order, "12.30", "card-ok");
        orders.capture(order);
        awaitEvents("PaymentAuthorized", "PaymentCaptured");

        orders.reverse(order);

        awaitEvents("PaymentAuthorized", "PaymentCaptured", "PaymentReversed");
        assertThat(reversal()).isEqualTo(ReversalEffect.REFUNDED);
        assertThat(provider.ledger(order))
                .containsExactly("AUTHORISED 12.30 EUR", "CAPTURED 12.30 EUR", "REFUNDED 12.30 EUR");
    }

    @Test
    void publishesTheRecordedOutcomeAgainWhenAskedAgain() {
        orders.authorize(order, "12.30", "card-ok");
        awaitEvents("PaymentAuthorized");

        orders.authorize(order, "12.30", "card-ok");
        orders.capture(order);
        awaitEvents("PaymentAuthorized", "PaymentAuthorized", "PaymentCaptured");
        orders.capture(order);

        awaitEvents("PaymentAuthorized", "PaymentAuthorized", "PaymentCaptured", "PaymentCaptured");
        assertThat(orders.events(order)).extracting(PaymentEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(provider.ledger(order)).hasSize(2);
    }

    @Test
    void answersARedeliveredCommandOnce(@Autowired TestMessages messages) {
        TestMessage authorize =
                messages.message(new AuthorizePayment(order, new MonetaryAmount("12.30", "EUR"), "card-ok"));

        messages.deliver(authorize);
        messages.deliver(authorize).awaitHandledBy("payment");

        awaitEvents("PaymentAuthorized");
        assertThat(messages.awaitSent(PaymentAuthorized.class, order.toString(), 1))
                .hasSize(1);
        assertThat(provider.ledger(order)).containsExactly("AUTHORISED 12.30 EUR");
    }

    @Test
    void leavesATombstoneThatALaterAuthorisationObeys() {
        orders.reverse(order);
        awaitEvents("PaymentReversed");

        orders.authorize(order, "12.30", "card-ok");

        awaitEvents("PaymentReversed", "PaymentDeclined");
        assertThat(orders.events(order)).element(0).isInstanceOfSatisfying(PaymentReversed.class, reversed -> {
            assertThat(reversed.effect()).isEqualTo(ReversalEffect.NOTHING);
            assertThat(reversed.paymentId()).isNull();
        });
        assertThat(((PaymentDeclined) orders.events(order).getLast()).reason()).isEqualTo("REVERSED");
        assertThat(provider.ledger(order)).isEmpty();
    }

    @Test
    void waitsForTheAnswerThatIsInFlightBeforeItReverses() {
        provider.faults("{\"latencyMillis\": 900, \"operations\": [\"AUTHORISE\"]}");
        orders.authorize(order, "12.30", "card-ok");
        orders.reverse(order);

        awaitEvents("PaymentAuthorized", "PaymentReversed");
        assertThat(provider.ledger(order)).containsExactly("AUTHORISED 12.30 EUR", "VOIDED 12.30 EUR");
        assertThat(reversal()).isEqualTo(ReversalEffect.VOIDED);
    }

    @Test
    void reversesAnAuthorisationThatTimedOutAfterCharging() {
        orders.authorize(order, "12.30", "card-times-out-after-charging");
        orders.reverse(order);

        awaitEvents("PaymentAuthorized", "PaymentReversed");
        assertThat(provider.ledger(order)).containsExactly("AUTHORISED 12.30 EUR", "VOIDED 12.30 EUR");
    }

    @Test
    void refundsACaptureThatWasInFlight() {
        provider.faults("{\"latencyMillis\": 900, \"operations\": [\"CAPTURE\"]}");
        orders.authorize(order, "12.30", "card-ok");
        awaitEvents("PaymentAuthorized");
        orders.capture(order);
        orders.reverse(order);

        awaitEvents("PaymentAuthorized", "PaymentCaptured", "PaymentReversed");
        assertThat(provider.ledger(order))
                .containsExactly("AUTHORISED 12.30 EUR", "CAPTURED 12.30 EUR", "REFUNDED 12.30 EUR");
    }

    @Test
    void doesNotAcceptAWrongAmountButLetsItGo() {
        provider.faults("{\"wrongAmountRate\": 1, \"operations\": [\"AUTHORISE\"]}");
        orders.authorize(order, "12.30", "card-ok");

        awaitEvents("PaymentDeclined");
        assertThat(((PaymentDeclined) orders.events(order).getFirst()).reason()).isEqualTo("AMOUNT_MISMATCH");
        assertThat(provider.ledger(order)).containsExactly("AUTHORISED 13.30 EUR", "VOIDED 13.30 EUR");
    }

    @Test
    void doesNotAcceptAWrongCurrencyEither() {
        provider.faults("{\"wrongCurrencyRate\": 1}");
        orders.authorize(order, "12.30", "card-ok");

        awaitEvents("PaymentDeclined");
        assertThat(provider.ledger(order)).containsExactly("AUTHORISED 12.30 XTS", "VOIDED 12.30 XTS");
    }

    @Test
    void paysBackWhatWasCapturedWrongly() {
        orders.authorize(order, "12.30", "card-ok");
        awaitEvents("PaymentAuthorized");
        provider.faults("{\"wrongAmountRate\": 1, \"operations\": [\"CAPTURE\"]}");
        orders.capture(order);

        awaitEvents("PaymentAuthorized", "PaymentCaptureFailed");
        assertThat(((PaymentCaptureFailed) orders.events(order).getLast()).reason())
                .isEqualTo("AMOUNT_MISMATCH");
        assertThat(provider.ledger(order))
                .containsExactly("AUTHORISED 12.30 EUR", "CAPTURED 13.30 EUR", "REFUNDED 13.30 EUR");
    }

    @Test
    void losesNothingWhileTheProviderDropsAnswersAndFails() {
        provider.faults("""
                {"seed": 5, "errorRate": 0.2, "dropAnswerRate": 0.2, "errorAfterRate": 0.2, "latencyJitterMillis": 50}
                """);
        List<UUID> many =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(40).toList();
        many.forEach(one -> orders.authorize(one, "5.00", "card-ok"));
        many.forEach(orders::capture);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(many)
                        .allSatisfy(one -> assertThat(orders.eventNames(one))
                                .containsExactly("PaymentAuthorized", "PaymentCaptured")));
        assertThat(many)
                .allSatisfy(one ->
                        assertThat(provider.ledger(one)).containsExactly("AUTHORISED 5.00 EUR", "CAPTURED 5.00 EUR"));
    }

    @Test
    void keepsTheThreadFromTheCommandToTheAnswer() {
        UUID command = orders.send(new dev.waybill.events.payment.AuthorizePayment(
                order, new dev.waybill.events.MonetaryAmount("12.30", "EUR"), "card-ok"));

        awaitEvents("PaymentAuthorized");
        assertThat(orders.causes(order)).containsExactly(order + " " + command);
    }

    private void awaitEvents(String... names) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(orders.eventNames(order)).containsExactly(names));
    }

    private ReversalEffect reversal() {
        return ((PaymentReversed) orders.events(order).getLast()).effect();
    }
}
