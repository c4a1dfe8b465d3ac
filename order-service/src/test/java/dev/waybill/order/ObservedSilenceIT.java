package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Topics;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.testing.KafkaProcess;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** An order is given up three seconds after its first command left, unless somebody replies. */
class ObservedSilenceIT {

    private static final String[] IMPATIENT = {
        "--waybill.order.deadlines.reply=1s",
        "--waybill.order.deadlines.attempts=3",
        "--waybill.order.deadlines.check-interval=100ms",
        "--waybill.order.catalogue.patience=60s"
    };
    private static final Duration THREE_TIMES_THE_PATIENCE = Duration.ofSeconds(9);
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String A_BUG = "P0001";

    private final TestDatabase database = TestInfrastructure.postgres().database("orders");

    @Test
    void leavesTheOrdersOfAPausedPartitionAlone() throws SQLException {
        try (ParticipantStubs participants = participants();
                Instance instance = start(IMPATIENT)) {
            OrderApi api = instance.api();
            failWhenStockIsReservedFor("card-failing", SERIALIZATION_FAILURE);

            UUID failing = api.placed("TEA", 1, "card-failing");
            List<UUID> behind = place(api, 40).stream()
                    .filter(id -> partitionOf(id) == partitionOf(failing))
                    .toList();

            assertThat(behind).isNotEmpty();
            assertThatNothingHappensTo(behind, api, participants);
            failNoMore();
            awaitConfirmedWithOneCommandPerStep(behind, api, participants);
            awaitState(failing, "CONFIRMED settled", api);
        }
    }

    @Test
    void leavesOrdersAloneWhileTheConsumerHasStopped() throws SQLException {
        try (ParticipantStubs participants = participants()) {
            List<UUID> ids;
            try (Instance instance = start(with("--waybill.messaging.consumers.failed-keys-per-minute=1"))) {
                OrderApi api = instance.api();
                failWhenStockIsReservedFor("card-bug", A_BUG);
                IntStream.range(0, 3).forEach(_ -> api.placed("TEA", 1, "card-bug"));
                awaitTheEndOfTheConsumer(instance);

                ids = place(api, 10);
                assertThatNothingHappensTo(ids, api, participants);
            }
            failNoMore();
            try (Instance repaired = start(IMPATIENT)) {
                awaitConfirmedWithOneCommandPerStep(ids, repaired.api(), participants);
            }
        }
    }

    @Test
    void judgesByTheGroupAndNotByTheInstance() {
        try (ParticipantStubs participants = participants();
                Instance deaf = start(with("--waybill.messaging.consumers.enabled=false"))) {
            try (Instance briefly = start(IMPATIENT)) {
                awaitState(briefly.api().placed("TEA", 1, "card-ok"), "CONFIRMED settled", briefly.api());
            }
            List<UUID> ids = place(deaf.api(), 10);
            assertThatNothingHappensTo(ids, deaf.api(), participants);

            try (Instance listening = start(IMPATIENT)) {
                awaitConfirmedWithOneCommandPerStep(ids, listening.api(), participants);
            }
            participants.ignore(ReserveStock.class::isInstance);
            UUID unanswered = deaf.api().placed("TEA", 1, "card-ok");
            awaitState(unanswered, "CANCELLED(TIMED_OUT)", deaf.api());
            assertThat(participants.commandNamesFor(unanswered))
                    .startsWith("ReserveStock", "ReserveStock", "ReserveStock")
                    .filteredOn("ReserveStock"::equals)
                    .hasSize(3);
        }
    }

    @Test
    void countsPatienceAnewWhenTheBrokerIsBack() {
        String[] settings = {
            "--waybill.order.deadlines.reply=8s",
            "--waybill.order.deadlines.attempts=1",
            "--waybill.order.deadlines.check-interval=100ms",
            "--waybill.order.catalogue.patience=60s"
        };
        try (KafkaProcess kafka = KafkaProcess.started();
                ParticipantStubs participants = offering(new ParticipantStubs(kafka.bootstrapServers()));
                Instance instance = Instance.startOn(kafka.bootstrapServers(), database, settings)) {
            OrderApi api = instance.api();
            awaitState(api.placed("TEA", 1, "card-ok"), "CONFIRMED settled", api);
            participants.ignore(ReserveStock.class::isInstance);
            UUID sent = api.placed("TEA", 1, "card-ok");
            participants.awaitCommand(sent, ReserveStock.class);

            kafka.kill();
            UUID stored = api.placed("TEA", 1, "card-ok");
            remains("PLACED", List.of(sent, stored), api, Duration.ofSeconds(12));
            kafka.start();
            remains("PLACED", List.of(sent, stored), api, Duration.ofSeconds(6));

            awaitState(sent, "CANCELLED(TIMED_OUT)", api);
            awaitState(stored, "CANCELLED(TIMED_OUT)", api);
        }
    }

    private static void assertThatNothingHappensTo(List<UUID> ids, OrderApi api, ParticipantStubs participants) {
        ids.forEach(id -> participants.awaitCommand(id, ReserveStock.class));
        remains("PLACED", ids, api, THREE_TIMES_THE_PATIENCE);
        assertThat(ids)
                .as("sent once, and nothing else")
                .allSatisfy(id -> assertThat(participants.commandNamesFor(id)).containsExactly("ReserveStock"));
    }

    private static void remains(String state, List<UUID> ids, OrderApi api, Duration duration) {
        await().during(duration)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(ids).extracting(api::stateOf).containsOnly(state));
    }

    private static void awaitConfirmedWithOneCommandPerStep(
            List<UUID> ids, OrderApi api, ParticipantStubs participants) {
        for (UUID id : ids) {
            awaitState(id, "CONFIRMED settled", api);
            assertThat(participants.commandNamesFor(id))
                    .containsExactlyInAnyOrder(
                            "ReserveStock", "AuthorizePayment", "CommitReservation", "CapturePayment");
        }
    }

    private static void awaitState(UUID id, String state, OrderApi api) {
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(api.stateOf(id)).startsWith(state));
    }

    private static void awaitTheEndOfTheConsumer(Instance instance) {
        Supplier<String> problems = () -> instance.context()
                .getBean(Consumers.class)
                .problems(Duration.ofHours(1))
                .toString();
        await().atMost(SOON).untilAsserted(() -> assertThat(problems.get()).contains("order-saga=stopped"));
    }

    private static List<UUID> place(OrderApi api, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> api.placed("TEA", 1, "card-ok"))
                .toList();
    }

    private static int partitionOf(UUID order) {
        byte[] key = order.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % Topics.PARTITIONS;
    }

    private void failWhenStockIsReservedFor(String paymentMethod, String sqlState) throws SQLException {
        execute("""
            create function fail() returns trigger language plpgsql as
            $$ begin raise exception 'on purpose' using errcode = '%s'; end $$""".formatted(sqlState));
        execute("""
            create trigger failing before update on orders for each row
            when (new.status = 'STOCK_RESERVED' and new.payment_method = '%s') execute function fail()\
            """.formatted(paymentMethod));
    }

    private void failNoMore() throws SQLException {
        execute("drop trigger failing on orders");
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = database.connectAs(database.owner())) {
            owner.createStatement().execute(sql);
        }
    }

    private Instance start(String... settings) {
        return Instance.start(database, settings);
    }

    private static String[] with(String setting) {
        String[] settings = Arrays.copyOf(IMPATIENT, IMPATIENT.length + 1);
        settings[IMPATIENT.length] = setting;
        return settings;
    }

    private static ParticipantStubs participants() {
        return offering(new ParticipantStubs(TestInfrastructure.kafka().bootstrapServers()));
    }

    private static ParticipantStubs offering(ParticipantStubs participants) {
        participants.offer("TEA", "4.50", "EUR");
        return participants;
    }
}
