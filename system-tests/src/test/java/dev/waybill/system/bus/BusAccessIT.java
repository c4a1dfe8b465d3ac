package dev.waybill.system.bus;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.checker.evidence.Topics;
import dev.waybill.system.OnThePlatform;
import dev.waybill.system.bus.BusMatrix.Cell;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.PlatformStatus;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Nobody can do on Kafka what is not theirs to do: each forbidden cell is tried, with the credentials of each, and with none. */
@OnThePlatform
class BusAccessIT {

    private static final int CELLS = 336;
    private static final int ALLOWED = 78;
    private static final int UNREADABLE = 25;

    private final PlatformStatus platform;
    private final PlatformStatus.Kafka kafka;
    private final Shop shop;

    BusAccessIT(PlatformStatus platform, Shop shop) {
        this.platform = platform;
        this.kafka = Objects.requireNonNull(platform.kafka());
        this.shop = shop;
    }

    @Test
    void theMatrixHasACellForEveryPrincipalResourceAndOperation() {
        assertThat(BusMatrix.cells()).doesNotHaveDuplicates().hasSize(CELLS);
        assertThat(BusMatrix.cells()).filteredOn(Cell::isAllowed).hasSize(ALLOWED);
    }

    @Test
    void everyForbiddenCellIsRefusedWhenReallyTriedAndEveryAllowedOneIsNot() throws InterruptedException {
        List<String> wrong = new ArrayList<>();

        try (BusProbe probe = new BusProbe(kafka)) {
            for (Cell cell : BusMatrix.cells()) {
                boolean writes = cell.isAllowed()
                        && cell.kind().equals("TOPIC")
                        && cell.operation().equals("WRITE");
                if (!writes && probe.isRefused(cell) == cell.isAllowed()) {
                    wrong.add(cell + (cell.isAllowed() ? " is refused" : " is allowed"));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whoDoesNotLogInGetsNoAnswer() {
        Map<String, Object> nobody = new HashMap<>();
        nobody.put("bootstrap.servers", kafka.bootstrapServers());
        nobody.put("default.api.timeout.ms", 2_000);
        nobody.put("request.timeout.ms", 1_000);

        try (Admin admin = Admin.create(nobody)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> admin.listTopics().names().get())
                    .withCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        Map<String, Object> settings = kafka.client("operator");
        settings.computeIfPresent(
                "sasl.jaas.config", (_, jaas) -> jaas.toString().replaceFirst("password=\"", "password=\"x"));

        try (Admin admin = Admin.create(settings)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> admin.listTopics().names().get())
                    .withCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    /** By others than payment-service, which alone writes on its topic: see the matrix. */
    @Test
    void theCredentialsOfInventoryServiceConfirmNoOrderThatWasNotPaidAndStopNoConsumer() throws Exception {
        shop.offer("FORGED-TEA", euros("9.00"), 5);
        Order declined = shop.settled(shop.place(anOrder().of("FORGED-TEA", 1).paidWith("card-declined")));
        String authorized = """
                {"orderId":"%s","sequence":1,"paymentId":"%s","amount":{"amount":"9.00","currency":"EUR"}}""".formatted(declined.orderId(), UUID.randomUUID());

        forge("inventory-service", declined.orderId(), "payment.authorized.v1", authorized);
        forge("payment-service", declined.orderId(), "payment.captured.v1", authorized);
        for (int i = 0; i < UNREADABLE; i++) {
            forge("payment-service", "unreadable-" + i, "inventory.product-changed.v1", "no JSON");
        }

        await().until(() -> letters("FOREIGN_SOURCE") == 2 * (UNREADABLE + 1) && letters("UNREADABLE") == 1);
        assertThat(shop.order(declined.orderId()).status()).isEqualTo("REJECTED");
        assertThat(shop.settled(shop.place(anOrder().of("FORGED-TEA", 1))).status())
                .as("an order afterwards")
                .isEqualTo("CONFIRMED");
        shop.discardLetters(Topics.INVENTORY_EVENTS);
        await().until(() -> letters("FOREIGN_SOURCE") + letters("UNREADABLE") == 0);
    }

    /** On the only topic that inventory-service writes. */
    private void forge(String source, String key, String type, String body) throws Exception {
        ProducerRecord<String, String> record = new ProducerRecord<>(Topics.INVENTORY_EVENTS, key, body);
        long time = System.currentTimeMillis() << 16 | 0x7000;
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        new UUID(time, UUID.randomUUID().getLeastSignificantBits()).toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/" + source)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                kafka.client("inventory-service"), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private int letters(String reason) throws SQLException {
        try (Connection connection = platform.database().connect("orders");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM orders.dead_letter WHERE topic = '%s' AND reason = '%s'"
                                .formatted(Topics.INVENTORY_EVENTS, reason))) {
            row.next();
            return row.getInt(1);
        }
    }
}
