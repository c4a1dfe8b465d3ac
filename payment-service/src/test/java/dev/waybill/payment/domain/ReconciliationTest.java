package dev.waybill.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Money AMOUNT = Money.of("12.30", "EUR");

    private final OrderId order = new OrderId(UUID.randomUUID());
    private final List<SettlementLine> reported = new ArrayList<>();
    private final Map<Movement.Key, Movement> known = new HashMap<>();
    private final List<Movement> recorded = new ArrayList<>();
    private final Set<Movement.Key> reportedNearby = new HashSet<>();

    @Test
    void findsNothingWhereBothSayTheSame() {
        report("p", AMOUNT);
        record("p", AMOUNT);

        assertThat(differences()).isEmpty();
    }

    @Test
    void findsWhatOnlyTheProviderKnows() {
        report("p", AMOUNT);

        assertThat(differences()).containsExactly("UNKNOWN_TO_US p null 12.30 EUR");
    }

    @Test
    void findsWhatTheProviderDoesNotReport() {
        record("p", AMOUNT);

        assertThat(differences()).containsExactly("MISSING_AT_PROVIDER p 12.30 EUR null");
    }

    @Test
    void findsAnotherAmountAndAnotherCurrency() {
        report("a", Money.of("12.31", "EUR"));
        record("a", AMOUNT);
        report("c", Money.of("12.30", "USD"));
        record("c", AMOUNT);

        assertThat(differences())
                .containsExactly("AMOUNT_DIFFERS a 12.30 EUR 12.31 EUR", "AMOUNT_DIFFERS c 12.30 EUR 12.30 USD");
    }

    @Test
    void findsWhatIsReportedTwice() {
        report("p", AMOUNT);
        report("p", AMOUNT);
        record("p", AMOUNT);

        assertThat(differences()).containsExactly("REPORTED_TWICE p 12.30 EUR 12.30 EUR");
    }

    @Test
    void missesNothingThatTheProviderCountsToTheDayBefore() {
        record("p", AMOUNT);
        reportedNearby.add(key("p"));

        assertThat(differences()).isEmpty();
    }

    private void report(String payment, Money amount) {
        reported.add(new SettlementLine(key(payment), order.toString(), amount));
    }

    private void record(String payment, Money amount) {
        Movement movement = new Movement(key(payment), order, amount, DAY, DAY);
        recorded.add(movement);
        known.put(movement.key(), movement);
    }

    private static Movement.Key key(String payment) {
        return new Movement.Key(payment, Movement.Kind.CAPTURED);
    }

    private List<String> differences() {
        return Reconciliation.of(DAY, Instant.EPOCH, reported, known, recorded, reportedNearby).differences().stream()
                .map(it -> "%s %s %s %s".formatted(it.kind(), it.key().providerPaymentId(), it.ours(), it.theirs()))
                .toList();
    }
}
