package dev.waybill.payment.persistence;

import dev.waybill.payment.application.CallContext;
import dev.waybill.payment.application.CallContexts;
import dev.waybill.payment.domain.Money;
import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.Payment;
import dev.waybill.payment.domain.PaymentTerms;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments in a database of their own, without the rest of the service. */
abstract class StoredPayments {

    static final PaymentTerms TERMS = new PaymentTerms(Money.of("12.30", "EUR"), "card-ok");
    private static final TestDatabase DATABASE = migrated();

    final DataSource source = DATABASE.appDataSource();
    final JdbcClient jdbc = JdbcClient.create(source);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    final JdbcPayments payments =
            new JdbcPayments(new NamedParameterJdbcTemplate(source), new NoContexts(), Clock.systemUTC());
    final OrderId order = new OrderId(UUID.randomUUID());

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
        owner.sql("TRUNCATE payment, payment_intent, payment_acknowledgement, payment_reversal, reconciliation,"
                        + " reconciliation_difference, reconciliation_lease, reported_line")
                .update();
    }

    Payment change(OrderId one, Consumer<Payment> happening) {
        return transaction.execute(_ -> {
            Payment payment = payments.lock(List.of(one)).getOrDefault(one, Payment.unknown(one));
            happening.accept(payment);
            payments.save(List.of(payment));
            return payment;
        });
    }

    Payment locked(OrderId one) {
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
