package dev.waybill.payment.reconciliation.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.Payment;
import dev.waybill.payment.payment.domain.PaymentTerms;
import dev.waybill.payment.payment.persistence.StoredPayments;
import dev.waybill.payment.reconciliation.application.ReconciliationRuns.RunLost;
import dev.waybill.payment.reconciliation.domain.Difference;
import dev.waybill.payment.reconciliation.domain.Movement;
import dev.waybill.payment.reconciliation.domain.Reconciliation;
import dev.waybill.payment.reconciliation.domain.SettlementLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider's report compared with our payments. */
class ReconciliationRunsIT extends StoredPayments {

    private static final Money AMOUNT = TERMS.amount();

    private final JdbcReconciliationRuns runs = new JdbcReconciliationRuns(jdbc);
    private final JdbcReconciliations reconciliations = new JdbcReconciliations(jdbc);
    private LocalDate day = LocalDate.EPOCH;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void today() {
        now = Instant.now();
        day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    @Test
    void findsNothingWhereBothSayTheSame() {
        captured("p", AMOUNT);

        assertThat(differences(line("p", AMOUNT))).isEmpty();
        assertThat(result().summary().movements()).isEqualTo(1);
    }

    @Test
    void findsWhatOnlyTheProviderKnows() {
        assertThat(differences(line("p", AMOUNT))).containsExactly("UNKNOWN_TO_US p null 12.30 EUR");
    }

    @Test
    void findsWhatTheProviderDoesNotReport() {
        captured("p", AMOUNT);

        assertThat(differences()).containsExactly("MISSING_AT_PROVIDER p 12.30 EUR null");
    }

    @Test
    void findsAnotherAmountAndAnotherCurrency() {
        captured("a", AMOUNT);
        captured("c", AMOUNT);

        assertThat(differences(line("a", Money.of("12.31", "EUR")), line("c", Money.of("12.30", "USD"))))
                .containsExactly("AMOUNT_DIFFERS a 12.30 EUR 12.31 EUR", "AMOUNT_DIFFERS c 12.30 EUR 12.30 USD");
    }

    @Test
    void findsWhatIsReportedTwice() {
        captured("p", AMOUNT);

        assertThat(differences(line("p", AMOUNT), line("p", AMOUNT)))
                .containsExactly("REPORTED_TWICE p 12.30 EUR 12.30 EUR");
        assertThat(result().summary().movements()).isEqualTo(1);
    }

    @Test
    void takesALineThatCannotBeReadForADifferenceAndComparesTheOthers() {
        captured("p", AMOUNT);

        assertThat(differences(
                        new SettlementLine.Unreadable("{\"kind\":7}"),
                        line("p", AMOUNT),
                        new SettlementLine.Unreadable("null")))
                .containsExactly("UNREADABLE {\"kind\":7}", "UNREADABLE null");
    }

    @Test
    void missesNothingThatTheProviderCountsToTheDayBefore() {
        captured("p", AMOUNT);
        jdbc.sql("UPDATE payment_intent SET requested_at = requested_at - interval '1 day'")
                .update();
        UUID run = runs.begin().orElseThrow();
        runs.take(run, day, 0, List.of(line("other", AMOUNT)));

        assertThat(runs.otherDays(run, day)).containsExactly(day.minusDays(1));
        runs.take(run, day.minusDays(1), 0, List.of(line("p", AMOUNT)));
        runs.compare(run, day, now, true);

        assertThat(runs.otherDays(run, day)).isEmpty();
        assertThat(shown()).containsExactly("UNKNOWN_TO_US other null 12.30 EUR");
        assertThat(result().summary().movements()).isEqualTo(2);
    }

    @Test
    void missesNothingThatWasRecordedSinceTheReportWasAskedFor() {
        UUID run = runs.begin().orElseThrow();
        captured("p", AMOUNT);

        runs.compare(run, day, now, false);

        assertThat(shown()).isEmpty();
    }

    @Test
    void knowsWhatIsStillToBeAnswered() {
        captured("p", AMOUNT);
        jdbc.sql("UPDATE payment_intent SET answered_at = NULL WHERE operation = 'CAPTURE'")
                .update();

        assertThat(differences(line("p", AMOUNT))).isEmpty();
    }

    @Test
    void keepsTheLatestResultOfADay() {
        assertThat(differences(line("p", AMOUNT), line("q", AMOUNT))).hasSize(2);

        assertThat(differences(line("p", AMOUNT))).containsExactly("UNKNOWN_TO_US p null 12.30 EUR");
        assertThat(reconciliations.newest(10, null)).hasSize(1);
        assertThat(reconciliations.newest(10, day)).isEmpty();
    }

    @Test
    void countsAllDifferencesAndShowsTheFirst() {
        int many = Reconciliation.SHOWN + 1;

        assertThat(differences(
                        Stream.generate(() -> line("p", AMOUNT)).limit(many).toArray(SettlementLine[]::new)))
                .hasSize(Reconciliation.SHOWN);
        assertThat(result().summary().differences()).isEqualTo(many);
    }

    @Test
    void runsOneAtATime() {
        UUID first = runs.begin().orElseThrow();

        assertThat(runs.begin()).isEmpty();
        runs.end(first);

        assertThat(runs.begin()).isPresent();
    }

    @Test
    void takesOverFromARunThatDiedWhichComesToNoResult() {
        UUID dead = runs.begin().orElseThrow();
        runs.take(dead, day, 0, List.of(line("p", AMOUNT)));
        jdbc.sql("UPDATE reconciliation_lease SET until = now() - interval '1 second'")
                .update();

        UUID next = runs.begin().orElseThrow();

        assertThatThrownBy(() -> runs.take(dead, day, 1, List.of())).isInstanceOf(RunLost.class);
        assertThatThrownBy(() -> runs.compare(dead, day, now, true)).isInstanceOf(RunLost.class);
        runs.end(dead);
        runs.compare(next, day, now, true);
        assertThat(shown()).isEmpty();
    }

    @Test
    void namesTheDaysThatAreMissingOrProvisional() {
        reconciled(day.minusDays(4), true);
        reconciled(day.minusDays(2), false);
        reconciled(day.minusDays(1), true);

        assertThat(reconciliations.incomplete(day.minusDays(1), 4)).containsExactly(day.minusDays(3), day.minusDays(2));
        assertThat(reconciliations.incomplete(day, 1)).containsExactly(day);
    }

    @Test
    void goesBackToTheLastCompleteDayHoweverLongTheOutage() {
        reconciled(day.minusDays(40), true);

        assertThat(reconciliations.incomplete(day, 7))
                .hasSize(40)
                .startsWith(day.minusDays(39))
                .endsWith(day);
    }

    @Test
    void doesNotGoBackForYears() {
        reconciled(day.minusYears(3), true);

        assertThat(reconciliations.incomplete(day, 7)).hasSize(7);
    }

    private void reconciled(LocalDate which, boolean complete) {
        UUID run = runs.begin().orElseThrow();
        runs.compare(run, which, now, complete);
        runs.end(run);
    }

    private void captured(String providerPaymentId, Money amount) {
        OrderId one = new OrderId(UUID.randomUUID());
        ProviderAnswer done = new ProviderAnswer.Done(providerPaymentId, amount);
        change(one, payment -> payment.authorize(new PaymentTerms(amount, "card-ok")));
        change(one, payment -> payment.answered(Operation.AUTHORIZE, done));
        change(one, Payment::capture);
        change(one, payment -> payment.answered(Operation.CAPTURE, done));
    }

    private static SettlementLine line(String payment, Money amount) {
        return new SettlementLine.Settled(new Movement(payment, Movement.Kind.CAPTURED), "ours", amount);
    }

    private List<String> differences(SettlementLine... lines) {
        UUID run = runs.begin().orElseThrow();
        runs.take(run, day, 0, List.of(lines));
        runs.compare(run, day, now, true);
        runs.end(run);
        return shown();
    }

    private List<String> shown() {
        return result().differences().stream().map(ReconciliationRunsIT::text).toList();
    }

    private static String text(Difference difference) {
        Movement movement = difference.movement();
        return movement == null
                ? difference.kind() + " " + difference.line()
                : "%s %s %s %s"
                        .formatted(
                                difference.kind(),
                                movement.providerPaymentId(),
                                difference.ours(),
                                difference.theirs());
    }

    private Reconciliation result() {
        return reconciliations.of(day).orElseThrow();
    }
}
