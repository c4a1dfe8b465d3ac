package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.TestKafka;
import dev.waybill.testing.WithInfrastructure;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.TestTokens;
import dev.waybill.web.testing.Tokens;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** The whole service on a real PostgreSQL and a real Kafka; all tests share one, each uses products of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestTokens.class)
@WithInfrastructure(schema = "inventory")
abstract class RunningInventory {

    @LocalServerPort
    int port;

    @Autowired
    TestKafka kafka;

    public HttpApi api() {
        return new HttpApi(port);
    }

    /** A product that no other test knows, with this much in stock. */
    String aProductWith(int quantity) {
        String sku = "T-" + UUID.randomUUID();
        assertThat(register(sku, "Tea", "12.34").status()).isEqualTo(201);
        if (quantity > 0) {
            assertThat(receive(sku, quantity, UUID.randomUUID().toString()).status())
                    .isEqualTo(200);
        }
        return sku;
    }

    Answer register(String sku, String name, String amount) {
        return api().put("/v1/products/" + sku, Tokens.forOperator(), """
                {"name":"%s","price":{"amount":"%s","currency":"EUR"}}""".formatted(name, amount));
    }

    Answer receive(String sku, int quantity, String key) {
        return api().post("/v1/products/" + sku + "/receipts", Tokens.forOperator(), key, """
                {"quantity":%d}""".formatted(quantity));
    }

    /** Its stock as {@code received/available/reserved/shipped}. */
    String stockOf(String sku) {
        JsonNode stock = api().get("/v1/products/" + sku, Tokens.forCustomer("c-1"))
                .json()
                .path("stock");
        return "%d/%d/%d/%d"
                .formatted(
                        stock.path("received").asLong(),
                        stock.path("available").asLong(),
                        stock.path("reserved").asLong(),
                        stock.path("shipped").asLong());
    }

    InventoryClient inventory() {
        return new InventoryClient(kafka.bootstrapServers());
    }
}
