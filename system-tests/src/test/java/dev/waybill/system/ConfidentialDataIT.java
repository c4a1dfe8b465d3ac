package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.client.Http;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.Shop;
import dev.waybill.system.client.Tokens;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A payment method, a bearer token and the passwords are kept where they are needed, and nowhere else. */
@OnThePlatform
class ConfidentialDataIT {

    /** The order has it, payment-service sends it to the provider; a message that waits to be sent has it, too. */
    private static final Set<String> MAY_HAVE_PAYMENT_METHODS = Set.of(
            "orders.orders",
            "orders.outbox",
            "orders.outbox_quarantine",
            "payments.payment",
            "payments.payment_intent",
            "payments.dead_letter");

    private static final List<String> SERVICES =
            List.of("order-service", "inventory-service", "payment-service", "reporting-service");

    private static final Pattern PASSWORD = Pattern.compile("password=\"([^\"]+)\"");

    private final Shop shop;
    private final Tokens tokens;
    private final PlatformStatus status;
    private final KeptData kept;

    ConfidentialDataIT(Shop shop, Tokens tokens, Platform platform, PlatformStatus status) {
        this.shop = shop;
        this.tokens = tokens;
        this.status = status;
        this.kept = new KeptData(status.database(), platform.dataDirectory());
    }

    @Test
    void aPaymentMethodIsKeptWhereItIsNeeded() throws SQLException, IOException {
        String card = "card-" + UUID.randomUUID();
        Order order = order(card, "confidential-1");

        assertThat(kept.tablesWith(card))
                .contains("orders.orders", "payments.payment")
                .isSubsetOf(MAY_HAVE_PAYMENT_METHODS);
        assertThat(kept.topicsWith(card)).containsExactly("payment.commands.v1");
        assertThat(kept.logsWith(card)).isEmpty();
        assertThat(shown(order))
                .allSatisfy(body -> assertThat(body).isNotEmpty().doesNotContain(card));
    }

    /** What waits to be decided about has it whole: a replay needs it. */
    @Test
    void anOperatorIsShownNoPaymentMethod() throws SQLException {
        String card = "card-" + UUID.randomUUID();
        String body = "{\"orderId\":\"%s\",\"paymentMethod\":\"%s\"}".formatted(UUID.randomUUID(), card);
        try (Planted letter = Planted.row(status.database(), "payments", "payments.dead_letter", """
                        (consumer, message_id, reason, detail, topic, partition, "offset", key, time, headers, body)
                        VALUES ('payment', gen_random_uuid(), 'HANDLER_FAILED', 'planted', 'payment.commands.v1', 0, 0, 'planted',
                                now(), '{}', convert_to(?, 'UTF8'))""", body);
                Planted quarantined = Planted.row(status.database(), "orders", "orders.outbox_quarantine", """
                        (id, message_id, type, topic, key, correlation_id, created_at, body, reason)
                        VALUES (4611686018427387904, gen_random_uuid(), 'payment.authorize.v1', 'payment.commands.v1', 'planted',
                                gen_random_uuid(), now(), ?, 'planted')""", body)) {
            assertThat(kept.tablesWith(card)).contains("payments.dead_letter", "orders.outbox_quarantine");
            for (URI address : List.of(
                    shop.url("payment-service", "/v1/dead-letters/" + letter.id()),
                    shop.url("order-service", "/v1/quarantine/" + quarantined.id()))) {
                String shown = Http.send(Http.request(address, tokens.of("confidential-operator", "operator")))
                        .expect(200)
                        .body();
                assertThat(shown).contains("planted", "***").doesNotContain(card);
            }
        }
    }

    @Test
    void aBearerTokenIsKeptNowhere() throws SQLException, IOException {
        String token = tokens.of("confidential-2", "customer");
        order("card-ok", "confidential-2");

        assertIsNowhere(token.substring(token.lastIndexOf('.') + 1));
        assertIsNowhere(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
    }

    @Test
    void aPasswordIsKeptNowhere() throws SQLException, IOException {
        order("card-ok", "confidential-3");

        assertIsNowhere(status.database().password());
        assertIsNowhere(Objects.requireNonNull(status.dashboard()).password());
        for (String password : passwordsOfTheBus()) {
            assertIsNowhere(password);
        }
    }

    private List<String> passwordsOfTheBus() {
        List<String> passwords = Objects.requireNonNull(status.kafka()).clients().values().stream()
                .map(client -> PASSWORD.matcher(client.getOrDefault("sasl.jaas.config", "")))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
        assertThat(passwords).hasSizeGreaterThan(4);
        return passwords;
    }

    private void assertIsNowhere(String secret) throws SQLException, IOException {
        assertThat(secret).hasSizeGreaterThan(10);
        assertThat(kept.tablesWith(secret)).isEmpty();
        assertThat(kept.topicsWith(secret)).isEmpty();
        assertThat(kept.logsWith(secret)).isEmpty();
        assertThat(metrics()).allSatisfy(text -> assertThat(text).isNotEmpty().doesNotContain(secret));
    }

    /** One whose way has ended everywhere. */
    private Order order(String card, String customer) {
        shop.offer("CONFIDENTIAL-TEA", euros("2.00"), 1);
        Order settled = shop.settled(
                shop.place(anOrder().of("CONFIDENTIAL-TEA").by(customer).paidWith(card)));
        shop.reported(settled);
        return settled;
    }

    /** What REST and metrics show. */
    private List<String> shown(Order order) {
        String operator = tokens.of("confidential-operator", "operator");
        List<String> shown = new ArrayList<>(metrics());
        for (URI address : List.of(
                shop.url("order-service", "/v1/orders/" + order.orderId()),
                shop.url("order-service", "/v1/orders/" + order.orderId() + "/saga"),
                shop.url("payment-service", "/v1/payments?orderId=" + order.orderId()))) {
            shown.add(Http.send(Http.request(address, operator)).expect(200).body());
        }
        shown.add(shop.report("orders/" + order.orderId()).expect(200).body());
        return shown;
    }

    private List<String> metrics() {
        String operator = tokens.of("confidential-operator", "operator");
        return SERVICES.stream()
                .map(service -> Http.send(Http.request(shop.url(service, "/actuator/prometheus"), operator))
                        .expect(200)
                        .body())
                .toList();
    }
}
