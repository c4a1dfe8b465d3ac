package dev.waybill.payment.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.application.CallContext;
import dev.waybill.payment.application.CallContexts;
import dev.waybill.payment.application.PaymentViews;
import dev.waybill.payment.application.PaymentViews.Filter;
import dev.waybill.payment.application.PaymentViews.Place;
import dev.waybill.payment.application.ProviderCall;
import dev.waybill.payment.domain.Difference;
import dev.waybill.payment.domain.Money;
import dev.waybill.payment.domain.Movement;
import dev.waybill.payment.domain.Operation;
import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.Payment;
import dev.waybill.payment.domain.PaymentTerms;
import dev.waybill.payment.domain.ProviderAnswer;
import dev.waybill.payment.domain.Reconciliation;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PersistenceIT {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final PaymentTerms TERMS = new PaymentTerms(Money.of("12.30", "EUR"), "card-ok");
    private static final TestDatabase DATABASE = migrated();

    private final DataSource source = DATABASE.appDataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final JdbcPayments payments =
            new JdbcPayments(new NamedParameterJdbcTemplate(source), new NoContexts(), Clock.systemUTC());
    private final JdbcIntents intents = new JdbcIntents(jdbc);
    private final JdbcPaymentViews views = new JdbcPaymentViews(jdbc);
    private final OrderId order = new OrderId(UUID.randomUUID());

    private static TestDatabase migrated() {
        TestDatabase database = TestInfrastructure.postgres().database("payments");
        Flyway.configure()
                .dataSource(database.ownerDataSource())
                .defaultSchema("payments")
                .placeholders(Map.of("appRole", "payments_app"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    @BeforeEach
    void empty() {
        JdbcClient owner = JdbcClient.create(DATABASE.ownerDataSource());
        owner.sql("TRUNCATE payment, payment_intent, reconciliation, reconciliation_difference")
                .update();
    }

    @Test
    void keepsAPaymentThroughAllItsStates() {
        List<Consumer<Payment>> life = List.of(
                payment -> payment.authorize(TERMS),
                Payment::capture,
                payment -> payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("pay_1", TERMS.amount())),
                Payment::reverse,
                payment -> payment.answered(Operation.CAPTURE, new ProviderAnswer.Done("pay_1", TERMS.amount())),
                payment -> payment.needsAttention("look"),
                payment -> payment.answered(Operation.REFUND, new ProviderAnswer.Done("pay_1", TERMS.amount())));

        for (Consumer<Payment> happening : life) {
            Payment changed = change(order, happening);
            assertThat(locked(order).snapshot()).isEqualTo(changed.snapshot());
        }

        assertThat(views.withId(locked(order).snapshot().id().value())
                        .orElseThrow()
                        .calls())
                .extracting(call -> call.operation().name() + " " + (call.answeredAt() != null))
                .containsExactly("AUTHORIZE true", "CAPTURE true", "REFUND true");
    }

    @Test
    void keepsATombstoneAndADecline() {
        OrderId declined = new OrderId(UUID.randomUUID());
        change(order, Payment::reverse);
        change(declined, payment -> payment.authorize(TERMS));
        Payment refused =
                change(declined, payment -> payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Refused("NO")));

        assertThat(locked(order).snapshot().terms()).isNull();
        assertThat(locked(declined).snapshot()).isEqualTo(refused.snapshot());
    }

    @Test
    void doesNotBeginThePaymentOfAnOrderTwice() {
        change(order, payment -> payment.authorize(TERMS));
        Payment second = Payment.unknown(order);
        second.authorize(TERMS);

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> payments.save(List.of(second))))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void givesEachIntentToOneOfMany() throws Exception {
        int many = 200;
        Stream.generate(() -> new OrderId(UUID.randomUUID()))
                .limit(many)
                .forEach(one -> change(one, payment -> payment.authorize(TERMS)));

        List<ProviderCall> claimed = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<List<ProviderCall>> claimAll = () -> {
                List<ProviderCall> mine = new ArrayList<>();
                List<ProviderCall> next = intents.claim(7, LEASE);
                while (!next.isEmpty()) {
                    mine.addAll(next);
                    next = intents.claim(7, LEASE);
                }
                return mine;
            };
            for (Future<List<ProviderCall>> each :
                    threads.invokeAll(Stream.generate(() -> claimAll).limit(8).toList())) {
                claimed.addAll(each.get());
            }
        }

        assertThat(claimed).hasSize(many).extracting(ProviderCall::order).doesNotHaveDuplicates();
    }

    @Test
    void givesAnIntentToSomebodyElseAfterTheLease() {
        change(order, payment -> payment.authorize(TERMS));
        ProviderCall first = intents.claim(10, Duration.ofSeconds(3)).getFirst();

        assertThat(intents.claim(10, LEASE)).isEmpty();
        await().pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(intents.claim(10, LEASE))
                        .singleElement()
                        .satisfies(second -> {
                            assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
                            assertThat(second.terms()).isEqualTo(first.terms());
                            assertThat(second.attempt()).isEqualTo(2);
                        }));
    }

    @Test
    void doesNotLetALateHolderGiveBackWhatIsNoLongerItsOwn() {
        change(order, payment -> payment.authorize(TERMS));
        ProviderCall late = intents.claim(1, Duration.ZERO).getFirst();
        intents.claim(1, LEASE);

        intents.giveBack(late, Duration.ZERO);

        assertThat(intents.claim(1, LEASE)).isEmpty();
    }

    @Test
    void neverClaimsWhatWasAnswered() {
        change(order, payment -> payment.authorize(TERMS));
        ProviderCall call = intents.claim(1, Duration.ZERO).getFirst();
        change(order, payment -> payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("p", TERMS.amount())));

        intents.giveBack(call, Duration.ZERO);

        assertThat(intents.claim(1, LEASE)).isEmpty();
    }

    @Test
    void pagesThroughPaymentsNewestFirst() {
        List<OrderId> newest = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            OrderId one = new OrderId(UUID.randomUUID());
            change(one, payment -> payment.authorize(TERMS));
            newest.addFirst(one);
        }

        List<OrderId> seen = new ArrayList<>();
        Place place = null;
        for (int page = 0; page < 4; page++) {
            for (var view : views.list(new Filter(null, false), 2, place)) {
                seen.add(view.payment().order());
                place = new Place(view.createdAt(), view.payment().id().value());
            }
        }

        assertThat(seen).isEqualTo(newest);
        assertThat(views.list(new Filter(newest.get(3).value(), false), 10, null))
                .singleElement()
                .satisfies(view -> assertThat(view.payment().order()).isEqualTo(newest.get(3)));
        assertThat(views.list(new PaymentViews.Filter(null, true), 10, null)).isEmpty();
    }

    @Test
    void knowsWhatMovedOnADay() {
        change(order, payment -> payment.authorize(TERMS));
        change(order, payment -> payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("p", TERMS.amount())));
        change(order, Payment::capture);
        JdbcMovements movements = new JdbcMovements(jdbc);
        Movement.Key captured = new Movement.Key("p", Movement.Kind.CAPTURED);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(movements.recordedOn(today)).isEmpty();
        assertThat(movements.known(Set.of(captured))).hasSize(1);
        change(order, payment -> payment.answered(Operation.CAPTURE, new ProviderAnswer.Done("p", TERMS.amount())));

        assertThat(movements.recordedOn(today)).singleElement().satisfies(movement -> {
            assertThat(movement.key()).isEqualTo(captured);
            assertThat(movement.amount()).isEqualTo(TERMS.amount());
        });
        assertThat(movements.recordedOn(today.minusDays(1))).isEmpty();
    }

    @Test
    void keepsTheLatestReconciliationOfADay() {
        JdbcReconciliations reconciliations = new JdbcReconciliations(jdbc);
        LocalDate day = LocalDate.of(2026, 11, 23);
        Instant now = Instant.parse("2026-11-24T01:00:00Z");
        Difference difference = new Difference(
                Difference.Kind.AMOUNT_DIFFERS,
                new Movement.Key("p", Movement.Kind.REFUNDED),
                order.toString(),
                Money.of("1.00", "EUR"),
                Money.of("2.00", "USD"));
        reconciliations.replace(new Reconciliation(day, now, 3, List.of()));
        Reconciliation latest = new Reconciliation(day, now, 4, List.of(difference));
        reconciliations.replace(latest);

        assertThat(reconciliations.of(day)).contains(latest);
        assertThat(reconciliations.newest(10, null)).hasSize(1);
        assertThat(reconciliations.newest(10, day)).isEmpty();
    }

    private Payment change(OrderId one, Consumer<Payment> happening) {
        return transaction.execute(_ -> {
            Payment payment = payments.lock(List.of(one)).getOrDefault(one, Payment.unknown(one));
            happening.accept(payment);
            payments.save(List.of(payment));
            return payment;
        });
    }

    private Payment locked(OrderId one) {
        return transaction.execute(
                _ -> payments.lock(List.of(one)).values().iterator().next());
    }

    private static final class NoContexts implements CallContexts {

        @Override
        public Optional<CallContext> current(OrderId order) {
            return Optional.empty();
        }

        @Override
        public void within(Map<OrderId, CallContext> contexts, Runnable work) {
            work.run();
        }
    }
}
