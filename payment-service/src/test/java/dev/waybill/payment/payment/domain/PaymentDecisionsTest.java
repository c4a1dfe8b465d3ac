package dev.waybill.payment.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.decisions.DecisionTable;
import dev.waybill.decisions.DecisionTable.Row;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds a payment to the table in {@code decision-table.txt}. */
class PaymentDecisionsTest {

    private static final PaymentTerms TERMS = new PaymentTerms(Money.of("12.30", "EUR"), "card-ok");

    @TestFactory
    Stream<DynamicTest> decidesAsTheTableSays() throws IOException {
        return DecisionTable.beside(PaymentDecisionsTest.class).stream()
                .map(row -> DynamicTest.dynamicTest(row.state() + " | " + row.message(), () -> decide(row)));
    }

    @Test
    void theTableHasEveryStateAndEveryCommand() throws IOException {
        List<String> pairs = DecisionTable.beside(PaymentDecisionsTest.class).stream()
                .map(row -> row.state().replaceFirst("\\(.*", "") + " " + row.message())
                .toList();

        assertThat(Arrays.stream(PaymentState.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .flatMap(state ->
                                Stream.of(" authorize", " capture", " reverse").map(state::concat)))
                .allMatch(pairs::contains);
    }

    private static void decide(Row row) {
        Payment payment = inState(row.state());

        receive(payment, row.message());

        assertThat(text(payment.snapshot().state())).isEqualTo(row.next());
        assertThat(payment.opened().stream().map(Enum::name)).containsExactlyElementsOf(row.commands());
        List<PaymentEvent> events = payment.takeEvents();
        assertThat(events.stream().map(PaymentDecisionsTest::text)).containsExactlyElementsOf(row.events());
        assertThat(events.stream().map(PaymentEvent::sequence))
                .containsExactlyElementsOf(Stream.iterate(8L, number -> number + 1)
                        .limit(events.size())
                        .toList());
    }

    private static void receive(Payment payment, String message) {
        switch (message) {
            case "authorize" -> payment.authorize(TERMS);
            case "capture" -> payment.capture();
            case "reverse" -> payment.reverse();
            default -> {
                String[] words = message.split(" ", 2);
                payment.answered(Operation.valueOf(words[0].toUpperCase(Locale.ROOT)), answer(words[1]));
            }
        }
    }

    private static ProviderAnswer answer(String word) {
        return switch (word) {
            case "done" -> new ProviderAnswer.Done("pay_1", TERMS.amount());
            case "more" -> new ProviderAnswer.Done("pay_1", Money.of("13.30", "EUR"));
            case "no" -> new ProviderAnswer.Refused("NO");
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Payment inState(String text) {
        OrderId order = new OrderId(UUID.randomUUID());
        PaymentState state = state(text);
        boolean nothing = text.startsWith("Unknown") || text.startsWith("Reversed(NOTHING");
        PaymentSnapshot snapshot = new PaymentSnapshot(
                order, PaymentId.of(order), nothing ? null : TERMS, state, nothing ? null : "pay_1", 7, null);
        return Payment.restored(snapshot);
    }

    private static PaymentState state(String text) {
        String name = text.replaceFirst("\\(.*", "");
        String[] details =
                text.contains("(") ? text.replaceFirst(".*\\((.*)\\)", "$1").split(",") : new String[0];
        return switch (name) {
            case "Unknown" -> new PaymentState.Unknown();
            case "Authorizing" -> new PaymentState.Authorizing(PaymentState.Next.valueOf(details[0]));
            case "Authorized" -> new PaymentState.Authorized();
            case "Declined" -> new PaymentState.Declined(details[0]);
            case "Capturing" -> new PaymentState.Capturing(PaymentState.Next.valueOf(details[0]));
            case "Captured" -> new PaymentState.Captured();
            case "CaptureFailed" -> new PaymentState.CaptureFailed(details[0]);
            case "Reversing" ->
                new PaymentState.Reversing(
                        PaymentState.Reversal.valueOf(details[0]),
                        PaymentState.Cause.valueOf(details[1]),
                        Boolean.parseBoolean(details[2]));
            case "Reversed" -> new PaymentState.Reversed(PaymentState.Reversal.valueOf(details[0]), details[1]);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String text(PaymentState state) {
        String details = state.toString().replaceFirst(".*\\[(.*)]", "$1").replaceAll("\\w+=", "");
        String name = state.getClass().getSimpleName();
        return details.isEmpty() ? name : name + "(" + details.replace(", ", ",") + ")";
    }

    private static String text(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Authorized _ -> "Authorized";
            case PaymentEvent.Declined declined -> "Declined(" + declined.reason() + ")";
            case PaymentEvent.Captured _ -> "Captured";
            case PaymentEvent.CaptureFailed failed -> "CaptureFailed(" + failed.reason() + ")";
            case PaymentEvent.Reversed reversed -> "Reversed(" + reversed.reversal() + ")";
        };
    }
}
