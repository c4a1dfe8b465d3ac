package dev.waybill.payment.payment.persistence;

import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.Payment;
import dev.waybill.payment.payment.domain.PaymentTerms;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
public abstract class StoredPayments {

    protected static final PaymentTerms TERMS = new PaymentTerms(Money.of("12.30", "EUR"), "card-ok");
    private static final TestDatabase DATABASE = migrated();

    private final DataSource source = DATABASE.appDataSource();
    protected final JdbcClient jdbc = JdbcClient.create(source);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    final JdbcPayments payments = new JdbcPayments(jdbc, new NamedParameterJdbcTemplate(source), Clock.systemUTC());
    protected final OrderId order = new OrderId(UUID.randomUUID());

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

    protected Payment change(OrderId one, Consumer<Payment> happening) {
        return transaction.execute(_ -> {
            Payment payment = payments.lock(List.of(one)).of(one);
            happening.accept(payment);
            payments.save(List.of(payment));
            return payment;
        });
    }

    protected Payment locked(OrderId one) {
        return transaction.execute(_ -> payments.lock(List.of(one)).of(one));
    }
}
