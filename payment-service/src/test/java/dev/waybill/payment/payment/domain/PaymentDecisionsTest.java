package dev.waybill.payment.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds a payment to the table in {@code decisions.txt}. */
class PaymentDecisionsTest {

    private static final PaymentTerms TERMS = new PaymentTerms(Money.of("12.30", "EUR"), "card-ok");

    private record Row(String state, String happening, String next, String asked, String told) {

        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }
    }

    @TestFactory
    Stream<DynamicTest> decidesAsTheTableSays() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.state() + " | " + row.happening(), () -> decide(row)));
    }

    @Test
    void theTableHasEveryStateAndEveryCommand() throws IOException {
        List<String> pairs = rows().stream()
                .map(row -> row.state().replaceFirst("\\(.*", "") + " " + row.happening())
                .toList();

        assertThat(Arrays.stream(PaymentState.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .flatMap(state ->
                                Stream.of(" authorize", " capture", " reverse").map(state::concat)))
                .allMatch(pairs::contains);
    }

    private static void decide(Row row) {
        Payment payment = inState(row.state());

        happen(payment, row.happening());

        assertThat(text(payment.snapshot().state())).isEqualTo(row.next());
        assertThat(payment.opened().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(row.asked());
        List<PaymentEvent> events = payment.takeEvents();
        assertThat(events.stream().map(PaymentDecisionsTest::text).collect(Collectors.joining(" ")))
                .isEqualTo(row.told());
        assertThat(events.stream().map(PaymentEvent::sequence))
                .containsExactlyElementsOf(Stream.iterate(8L, number -> number + 1)
                        .limit(events.size())
                        .toList());
    }

    private static void happen(Payment payment, String happening) {
        switch (happening) {
            case "authorize" -> payment.authorize(TERMS);
            case "capture" -> payment.capture();
            case "reverse" -> payment.reverse();
            default -> {
                String[] words = happening.split(" ", 2);
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

    private static List<Row> rows() throws IOException {
        try (InputStream in = PaymentDecisionsTest.class.getResourceAsStream("decisions.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        }
    }
}
