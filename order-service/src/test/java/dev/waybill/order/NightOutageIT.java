package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NightOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestInfrastructure.postgres().database("orders");
    private final String brokers = TestInfrastructure.kafka().bootstrapServers();

    @Test
    void cancelsNothingThoughEveryDeadlinePassedWhileTheRepliesWaited() throws SQLException {
        try (ParticipantStubs participants = new ParticipantStubs(brokers)) {
            List<UUID> ids;
            participants.keepAnswersBack();
            try (Instance evening = start()) {
                participants.offer("TEA", "4.50", "EUR");
                OrderApi api = evening.api();
                ids = IntStream.range(0, 10)
                        .mapToObj(_ -> api.placed("TEA", 1, "card-ok"))
                        .toList();
                ids.forEach(id -> participants.awaitCommand(id, ReserveStock.class));
            }
            participants.letAnswersGo();
            letTheNightPass();

            try (Instance morning = start()) {
                for (UUID id : ids) {
                    await().atMost(PATIENCE)
                            .pollDelay(Duration.ZERO)
                            .untilAsserted(
                                    () -> assertThat(morning.api().stateOf(id)).isEqualTo("CONFIRMED settled"));
                    assertThat(participants.commandNamesFor(id))
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
    private Instance start() {
        return Instance.start(
                database,
                "--waybill.order.deadlines.reply=60s",
                "--waybill.order.deadlines.attempts=1",
                "--waybill.order.deadlines.check-interval=20ms");
    }
}
