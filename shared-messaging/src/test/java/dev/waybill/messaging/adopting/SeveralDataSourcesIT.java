package dev.waybill.messaging.adopting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.adopting.SignUps.SignedUp;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The library lives in the application's primary data source, and stores nothing in a transaction of another. */
class SeveralDataSourcesIT {

    @ParameterizedTest
    @ValueSource(classes = {BesideSprings.class, BothByHand.class})
    void messagesBelongToThePrimaryOne(Class<?> application) {
        try (Stranger stranger = new Stranger()) {
            ApplicationContext context = stranger.start(application);
            DataSource second = context.getBean("archive", DataSource.class);

            context.getBean(SignUps.class).signUp("ada@example.org");

            await().untilAsserted(() -> assertThat(stranger.received()).containsExactly("ada@example.org"));
            assertThat(stranger.tables()).contains("outbox");
            assertThat(JdbcClient.create(second)
                            .sql("SELECT to_regclass('outbox') IS NULL")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThatIllegalStateException()
                    .isThrownBy(() -> new TransactionTemplate(new JdbcTransactionManager(second))
                            .executeWithoutResult(
                                    _ -> context.getBean(Outbox.class).publish(new SignedUp("eve@example.org"))))
                    .withMessageContaining("inside a transaction on the outbox's database");
        }
    }

    /** The way of Spring Boot's manual: the second one is no candidate for injection by type. */
    @Configuration
    @Import(SignUps.class)
    static class BesideSprings {

        @Bean(defaultCandidate = false)
        DataSource archive() {
            return pool(TestInfrastructure.postgres().database("archive"));
        }
    }

    /** Both are the application's own: nothing is known of them but that one is primary. */
    @Configuration
    @Import(SignUps.class)
    static class BothByHand {

        @Bean
        @Primary
        DataSource ours(Stranger stranger) {
            return pool(stranger.database());
        }

        @Bean
        DataSource archive() {
            return pool(TestInfrastructure.postgres().database("archive"));
        }
    }

    private static DataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.owner().user());
        pool.setPassword(database.owner().password());
        return pool;
    }
}
