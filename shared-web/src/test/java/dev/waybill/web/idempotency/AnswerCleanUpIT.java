package dev.waybill.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnswerCleanUpIT {

    @Test
    void deletesWhatIsOlderThanTheRetentionAndNothingElse() {
        TestDatabase database = TestInfrastructure.postgres().database("orders");
        migrate(database);
        JdbcClient jdbc = JdbcClient.create(database.appDataSource());
        store(jdbc, "old", 2_500, "25 hours");
        store(jdbc, "young", 10, "23 hours");

        int deleted = new AnswerCleanUp(
                        jdbc, new IdempotencyProperties(true, Duration.ofHours(24), Duration.ofMinutes(10)))
                .cleanUp();

        assertThat(deleted).isEqualTo(2_500);
        assertThat(jdbc.sql("select distinct caller from idempotent_request")
                        .query(String.class)
                        .list())
                .containsExactly("young");
    }

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.ownerDataSource())
                .defaultSchema("orders")
                .locations("classpath:db/web")
                .placeholders(Map.of("appRole", database.app().user()))
                .load()
                .migrate();
    }

    private static void store(JdbcClient jdbc, String caller, int count, String age) {
        jdbc.sql("""
                        insert into idempotent_request (caller, key, fingerprint, status, created_at)
                        select ?, n::text, '\\x00', 200, now() - ?::interval from generate_series(1, ?) n
                        """).params(caller, age, count).update();
    }
}
