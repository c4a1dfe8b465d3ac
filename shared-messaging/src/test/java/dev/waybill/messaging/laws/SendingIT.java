package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Law 1: a message is stored with the change that it reports, or not at all. */
class SendingIT {

    private static final World WORLD = new World();
    private static final Node NODE =
            WORLD.start("waybill.messaging.relay.enabled=false", "waybill.messaging.outbox.max-message-size=4KB");

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void throwsOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NODE.outbox().publish(new Noted("k", 1, "")))
                .withMessageContaining("inside a transaction");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NODE.notes().take("large", "x".repeat(5_000)))
                .withMessageContaining("too large");
        assertThat(stored("large")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\ud800b", "a\uFFFDb"})
    void refusesAKeyThatIsNoText(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> within(() -> NODE.outbox().publish(new Noted(key, 1, ""))))
                .withMessageContaining("the key of noted.v1");
    }

    @Test
    void refusesAKeyThatNoIndexHolds() {
        within(() -> NODE.outbox().publish(new Noted("k".repeat(1_024), 1, "")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> within(() -> NODE.outbox().publish(new Noted("k".repeat(1_025), 1, ""))))
                .withMessageContaining("the key of noted.v1");
    }

    @Test
    void refusesWhatTheCatalogDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> within(() -> NODE.outbox().publish("a string")));
    }

    @Test
    void refusesACommandAsAnEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> within(() -> NODE.outbox().publish(new Perform("k", 1, ""))));
    }

    @Test
    void storesNothingWhenTheTransactionRollsBack() {
        NODE.notes().transactions().executeWithoutResult(status -> {
            NODE.notes().takeNow("rolled-back", "");
            status.setRollbackOnly();
        });

        assertThat(stored("rolled-back")).isEmpty();
    }

    @Test
    void storesNothingOfATransactionInsideThatRollsBackToItsSavepoint() {
        TransactionTemplate outer = new TransactionTemplate(
                new JdbcTransactionManager(NODE.context().getBean(DataSource.class)));
        TransactionTemplate nested = new TransactionTemplate(
                Objects.requireNonNull(outer.getTransactionManager()),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
        outer.executeWithoutResult(_ -> {
            NODE.notes().takeNow("nested", "stays");
            nested.executeWithoutResult(inner -> {
                NODE.notes().takeNow("nested", "goes");
                inner.setRollbackOnly();
            });
            NODE.notes().takeNow("nested", "stays too");
        });

        assertThat(stored("nested")).containsExactly("stays", "stays too");
    }

    @Test
    void keepsTheMessagesOfASuspendedTransactionApart() {
        TransactionTemplate apart = new TransactionTemplate(
                Objects.requireNonNull(NODE.notes().transactions().getTransactionManager()),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        NODE.notes().transactions().executeWithoutResult(status -> {
            NODE.notes().takeNow("outer", "goes");
            apart.executeWithoutResult(_ -> NODE.notes().takeNow("inner", "stays"));
            status.setRollbackOnly();
        });

        assertThat(stored("outer")).isEmpty();
        assertThat(stored("inner")).containsExactly("stays");
    }

    @Test
    void givesAllMessagesOfOneTransactionOneCorrelationId() {
        within(() -> {
            NODE.notes().takeNow("c1", "");
            NODE.notes().takeNow("c2", "");
        });

        assertThat(WORLD.sql()
                        .sql("SELECT count(DISTINCT correlation_id) FROM outbox WHERE key IN ('c1', 'c2')")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void flushesChangesOfEntitiesBeforeItsIdIsDrawn() {
        WORLD.ownerSql().sql("""
            CREATE FUNCTION change_comes_first() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.type = 'noted.v1' AND NOT EXISTS (
                        SELECT FROM aggregate WHERE key = NEW.key AND number = NEW.sequence) THEN
                    RAISE EXCEPTION 'the message of % came before its change', NEW.key;
                END IF;
                RETURN NEW;
            END $$\
            """).update();
        WORLD.ownerSql()
                .sql("CREATE TRIGGER change_comes_first BEFORE INSERT ON outbox FOR EACH ROW"
                        + " WHEN (NEW.key = 'entity') EXECUTE FUNCTION change_comes_first()")
                .update();
        Entities entities = new Entities(NODE.context().getBean(EntityManagerFactory.class));
        NODE.notes().take("entity", "made");

        within(() -> NODE.outbox().publish(new Noted("entity", entities.increment("entity"), "changed")));

        assertThat(stored("entity")).containsExactly("made", "changed");
    }

    private static void within(Runnable work) {
        NODE.notes().transactions().executeWithoutResult(_ -> work.run());
    }

    private static List<String> stored(String key) {
        return WORLD
                .sql()
                .sql("SELECT body::json ->> 'text' FROM outbox WHERE key = ? ORDER BY id")
                .param(key)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }
}
