package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import dev.waybill.web.testing.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class NightOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestInfrastructure.postgres().database("orders");
    private final String brokers = TestInfrastructure.kafka().bootstrapServers();

    @Test
    void cancelsNothingThoughEveryDeadlinePassedWhileTheRepliesWaited() throws SQLException {
        try (Counterparts counterparts = new Counterparts(brokers)) {
            List<UUID> ids;
            counterparts.keepAnswersBack();
            try (ConfigurableApplicationContext evening = start()) {
                counterparts.offer("TEA", "4.50", "EUR");
                OrderApi api = api(evening);
                ids = IntStream.range(0, 10)
                        .mapToObj(_ -> api.placed("TEA", 1, "card-ok"))
                        .toList();
                ids.forEach(id -> counterparts.awaitCommand(id, ReserveStock.class));
            }
            counterparts.letAnswersGo();
            letTheNightPass();

            try (ConfigurableApplicationContext morning = start()) {
                for (UUID id : ids) {
                    await().atMost(PATIENCE)
                            .untilAsserted(
                                    () -> assertThat(api(morning).stateOf(id)).isEqualTo("CONFIRMED settled"));
                    assertThat(counterparts.commandNamesFor(id))
                            .containsExactlyInAnyOrder(
                                    "ReserveStock", "AuthorizePayment", "CommitReservation", "CapturePayment");
                }
            }
        }
    }

    private void letTheNightPass() throws SQLException {
        try (Connection owner = database.connectAs(database.owner())) {
            int passed = owner.createStatement().executeUpdate("""
                update saga_steps set deadline = deadline - interval '8 hours' where deadline is not null\
                """);
            assertThat(passed).isEqualTo(10);
        }
    }

    /** A service that gives an order up as soon as a deadline fires. */
    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(OrderServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.app().user(),
                        "--spring.datasource.password=" + database.app().password(),
                        "--spring.flyway.user=" + database.owner().user(),
                        "--spring.flyway.password=" + database.owner().password(),
                        "--spring.kafka.bootstrap-servers=" + brokers,
                        "--waybill.security.public-key-location="
                                + Tokens.publicKeyFile().toUri(),
                        "--waybill.order.deadlines.reply=60s",
                        "--waybill.order.deadlines.asks=1",
                        "--waybill.order.deadlines.check-interval=20ms");
    }

    private static OrderApi api(ConfigurableApplicationContext service) {
        return OrderApi.ofOperator(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }
}
