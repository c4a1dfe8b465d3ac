package dev.waybill.payment.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.payment.intent.domain.ClosedIntent;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final OrderId ORDER = new OrderId(UUID.randomUUID());
    private static final PaymentTerms TERMS = new PaymentTerms(Money.of("12.30", "EUR"), "card-ok");

    @Test
    void keepsTheFirstTermsOfAnOrder() {
        Payment payment = Payment.unknown(ORDER);
        payment.authorize(TERMS);

        assertThatThrownBy(() -> payment.authorize(new PaymentTerms(Money.of("99.00", "EUR"), "card-ok")))
                .isInstanceOf(ContradictoryCommand.class)
                .hasMessageContaining("12.30 EUR, now for 99.00 EUR");
    }

    @Test
    void callsForAttentionWhenTheProviderHoldsAnotherAmount() {
        Payment payment = Payment.unknown(ORDER);
        payment.authorize(TERMS);

        payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("pay_1", Money.of("12.30", "USD")));

        assertThat(payment.snapshot().attention()).isEqualTo("the provider authorised 12.30 USD instead of 12.30 EUR");
        assertThat(payment.opened()).containsExactly(Operation.AUTHORIZE, Operation.VOID);
    }

    /** Commands are read again at once; the provider did all of them before this service was restored. */
    @Test
    void refundsWhatWasCapturedBeforeARestore() {
        Payment payment = Payment.unknown(ORDER);
        payment.authorize(TERMS);
        payment.capture();
        payment.reverse();
        payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("pay_1", TERMS.amount()));

        payment.answered(Operation.VOID, new ProviderAnswer.Refused(Reason.STATUS_DOES_NOT_ALLOW));
        payment.answered(Operation.REFUND, new ProviderAnswer.Done("pay_1", TERMS.amount()));

        assertThat(payment.opened()).containsExactly(Operation.AUTHORIZE, Operation.VOID, Operation.REFUND);
        assertThat(payment.snapshot().state())
                .isEqualTo(new PaymentState.Reversed(PaymentState.Reversal.REFUNDED, Reason.REVERSED));
        assertThat(payment.snapshot().attention()).isNull();
        assertThat(payment.takeEvents().getLast()).isInstanceOf(PaymentEvent.Reversed.class);
    }

    @Test
    void keepsAnIntentOpenThatTheProviderRefusesToReverse() {
        Payment payment = Payment.unknown(ORDER);
        payment.authorize(TERMS);
        payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("pay_1", TERMS.amount()));
        payment.reverse();

        payment.answered(Operation.VOID, new ProviderAnswer.Refused("NO"));

        assertThat(payment.closed()).extracting(ClosedIntent::operation).containsExactly(Operation.AUTHORIZE);
        assertThat(payment.snapshot().attention()).contains("VOIDED: NO");
    }

    @Test
    void namesNoPaymentWhereThereWasNone() {
        Payment payment = Payment.unknown(ORDER);

        payment.reverse();

        assertThat(payment.takeEvents())
                .containsExactly(new PaymentEvent.Reversed(ORDER, 1, null, PaymentState.Reversal.NOTHING));
    }

    @Test
    void tellsSameAmountsApartFromOthers() {
        assertThat(Money.of("5", "EUR")).isEqualTo(Money.of("5.000", "EUR")).hasToString("5.00 EUR");
        assertThat(Money.of("5.001", "EUR")).isNotEqualTo(Money.of("5.00", "EUR"));
        assertThat(Money.of("100", "JPY")).hasToString("100 JPY");
        assertThat(Money.of("6.50", "XTS")).hasToString("6.5 XTS");
        assertThatThrownBy(() -> Money.of("1,0", "EUR")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Commands and answers in any order and number: the provider ends with what the state says, and no key twice. */
    @Test
    void endsWithWhatItsStateSaysHoweverCommandsAndAnswersFall() {
        for (int seed = 0; seed < 20_000; seed++) {
            Walk walk = new Walk(seed);
            walk.run();
            assertThat(walk.heldAtProvider())
                    .as("seed %d ends in %s", seed, walk.state())
                    .isEqualTo(walk.expected());
        }
    }

    /** A provider of one payment, and somebody who sends commands at random. */
    private static final class Walk {
        private final Random random;
        private final Set<Operation> done = EnumSet.noneOf(Operation.class);
        private final List<Operation> everOpened = new ArrayList<>();
        private final Deque<Operation> open = new ArrayDeque<>();
        private Payment payment = Payment.unknown(ORDER);
        private BigDecimal held = BigDecimal.ZERO;
        private long lastSequence;

        Walk(int seed) {
            random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < 12; step++) {
                step(random.nextInt(5));
            }
            while (!open.isEmpty()) {
                step(4);
            }
        }

        private void step(int what) {
            switch (what) {
                case 0 -> payment.authorize(TERMS);
                case 1 -> payment.capture();
                case 2 -> payment.reverse();
                case 3 -> answerAgain();
                default -> answerNext();
            }
            store();
        }

        /** An answer that was recorded comes again. */
        private void answerAgain() {
            everOpened.stream()
                    .filter(operation -> !open.contains(operation))
                    .forEach(operation -> assertThat(
                                    payment.answered(operation, new ProviderAnswer.Done("pay_1", TERMS.amount())))
                            .isFalse());
        }

        private void answerNext() {
            if (open.isEmpty()) {
                return;
            }
            Operation operation = open.peek();
            ProviderAnswer answer = new ProviderAnswer.Done("pay_1", TERMS.amount());
            boolean canRefuse = operation == Operation.AUTHORIZE || operation == Operation.CAPTURE;
            if (canRefuse && random.nextInt(4) == 0) {
                answer = new ProviderAnswer.Refused("NO");
            } else if (done.add(operation)) {
                held = operation == Operation.AUTHORIZE || operation == Operation.CAPTURE
                        ? TERMS.amount().amount()
                        : BigDecimal.ZERO;
            }
            payment.answered(operation, answer);
        }

        private void store() {
            for (PaymentEvent event : payment.takeEvents()) {
                assertThat(event.sequence()).isEqualTo(++lastSequence);
            }
            payment.closed()
                    .forEach(closed ->
                            assertThat(open.remove(closed.operation())).isTrue());
            payment.opened().forEach(operation -> {
                assertThat(everOpened).doesNotContain(operation);
                everOpened.add(operation);
                open.add(operation);
            });
            payment = Payment.restored(payment.snapshot());
        }

        String state() {
            return payment.snapshot().state().toString();
        }

        BigDecimal heldAtProvider() {
            return held;
        }

        BigDecimal expected() {
            return switch (payment.snapshot().state()) {
                case PaymentState.Authorized _, PaymentState.Captured _, PaymentState.CaptureFailed _ ->
                    TERMS.amount().amount();
                case PaymentState.Unknown _, PaymentState.Declined _, PaymentState.Reversed _ -> BigDecimal.ZERO;
                case PaymentState.Authorizing _, PaymentState.Capturing _, PaymentState.Reversing _ ->
                    throw new AssertionError("an intent is open");
            };
        }
    }
}
