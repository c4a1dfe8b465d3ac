package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.StockReceived;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ProductsIT extends RunningInventory {

    private final String sku = "T-" + UUID.randomUUID();

    @Test
    void registersAProductAndTellsEverybody() {
        Answer created = register(sku, "Earl Grey", "12.3");
        Answer changed = register(sku, "Earl Grey, 100 g", "12.30");
        Answer same = register(sku, "Earl Grey, 100 g", "12.3");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/products/" + sku);
        assertThat(created.json().at("/price/amount").asString()).isEqualTo("12.30");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(same.json().path("version").asLong()).isEqualTo(2);
        try (InventoryClient inventory = inventory()) {
            assertThat(inventory.await(sku, 2))
                    .containsExactly(
                            new ProductChanged(sku, 1, "Earl Grey", new MonetaryAmount("12.30", "EUR")),
                            new ProductChanged(sku, 2, "Earl Grey, 100 g", new MonetaryAmount("12.30", "EUR")));
        }
    }

    @Test
    void addsWhatArrivesAndTellsTheTotal() {
        register(sku, "Tea", "1.00");
        receive(sku, 100, UUID.randomUUID().toString());
        receive(sku, 5, UUID.randomUUID().toString());

        assertThat(stockOf(sku)).isEqualTo("105/105/0/0");
        try (InventoryClient inventory = inventory()) {
            assertThat(inventory.await(sku, 3))
                    .contains(new StockReceived(sku, 2, 100, 100), new StockReceived(sku, 3, 5, 105));
        }
    }

    @Test
    void countsAReceiptOnceThatIsSentManyTimesAtOnce() {
        register(sku, "Tea", "1.00");
        String key = UUID.randomUUID().toString();

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(number -> clients.submit(() -> receive(sku, 7, key)))
                    .toList();
            assertThat(answers).extracting(answer -> answer.get().status()).containsOnly(200, 409);
        }

        assertThat(receive(sku, 7, key).json().at("/stock/received").asLong()).isEqualTo(7);
        assertThat(stockOf(sku)).isEqualTo("7/7/0/0");
        assertThat(receive(sku, 8, key).type()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void registersAProductOnceThatManyRegisterAtOnce() {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(number -> clients.submit(() -> register(sku, "Tea " + number, "1.00")))
                    .toList();
            assertThat(answers)
                    .extracting(answer -> answer.get().status())
                    .containsOnly(200, 201)
                    .containsOnlyOnce(201);
        }
        assertThat(api().get("/v1/products/" + sku, Tokens.forOperator())
                        .json()
                        .path("version")
                        .asLong())
                .isEqualTo(20);
    }

    @Test
    void listsProductsPageByPageInTheOrderOfTheirSkusWhileMoreAreRegistered() {
        List<String> mine =
                IntStream.range(0, 5).mapToObj(number -> sku + "-" + number).toList();
        mine.forEach(each -> register(each, "Tea", "1.00"));
        List<String> seen = new ArrayList<>();

        String cursor = "";
        do {
            JsonNode page = api().get("/v1/products?limit=2" + cursor, Tokens.forCustomer("c-1"))
                    .json();
            page.path("items").forEach(item -> seen.add(item.path("sku").asString()));
            cursor = page.path("nextCursor")
                    .asStringOpt()
                    .map(next -> "&cursor=" + next)
                    .orElse("");
            register("T-" + UUID.randomUUID(), "Tea", "1.00");
        } while (!cursor.isEmpty());

        assertThat(seen).containsAll(mine).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(mine::contains)).containsExactlyElementsOf(mine);
    }

    @Test
    void tellsEveryProductAgainForANewReplica() {
        register(sku, "Tea", "1.00");

        Answer answer = api().post("/v1/products/republication", Tokens.forOperator(), "unused", "{}");

        assertThat(answer.json().path("products").asInt()).isPositive();
        try (InventoryClient inventory = inventory()) {
            assertThat(inventory.await(sku, 2))
                    .contains(new ProductChanged(sku, 2, "Tea", new MonetaryAmount("1.00", "EUR")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"price\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}                    | name",
                "{\"name\":\" \",\"price\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}     | name",
                "{\"name\":\"Tea\"}                                                        | price",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"0.00\",\"currency\":\"EUR\"}}   | price.amount",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"-1\",\"currency\":\"EUR\"}}     | price.amount",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1.001\",\"currency\":\"EUR\"}}  | price.amount",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1.5\",\"currency\":\"JPY\"}}    | price.amount",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1e9\",\"currency\":\"EUR\"}}    | price.amount",
                "{\"name\":\"Tea\",\"price\":{\"amount\":1.5,\"currency\":\"EUR\"}}        | price.amount",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1.00\",\"currency\":\"EURO\"}}  | price.currency",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1.00\",\"currency\":\"QQQ\"}}   | price.currency",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1\",\"currency\":\"XXX\"}}      | price.currency",
                "{\"name\":\"T\\u0000\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | name",
                "{\"name\":\"T\\ud800\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | name",
                "{\"name\":\"\\u00a0\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}}  | name",
                "{\"name\":\"\\u200b\\u3164\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | name",
                "{\"name\":\"T\\u001b[31m\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | name",
                "{\"name\":\"T\\nea\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}}   | name",
                "{\"name\":\"\\u202egnp.exe\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}} | name",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1.00\",\"currency\":\"DEM\"}}   | price.currency",
                "{\"name\":\"Tea\",\"price\":{\"amount\":\"1.00\",\"currency\":\"CLF\"}}   | price.currency",
                "{\"name\":\"Tea\",\"colour\":\"red\"}                                     | colour",
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        Answer answer = api().put("/v1/products/" + sku, Tokens.forOperator(), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("invalid-request");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly(field);
    }

    @Test
    void namesEachFieldThatIsWrong() {
        Answer answer = api().put("/v1/products/" + sku, Tokens.forOperator(), """
            {"name":" ","price":{"amount":"free","currency":"QQQ"}}\
            """);

        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("name", "price.amount", "price.currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0", "-1", "1000001", "1.5", "\"1\"", "null", "99999999999999999999"})
    void refusesAQuantityThatIsNone(String quantity) {
        register(sku, "Tea", "1.00");

        Answer answer = api().post(
                        "/v1/products/" + sku + "/receipts",
                        Tokens.forOperator(),
                        UUID.randomUUID().toString(),
                        "{\"quantity\":" + quantity + "}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).startsWith("quantity");
        assertThat(stockOf(sku)).isEqualTo("0/0/0/0");
    }

    @Test
    void takesCurrenciesWithOtherFractionDigits() {
        Answer yen = api().put("/v1/products/" + sku, Tokens.forOperator(), """
            {"name":"Tea","price":{"amount":"1500","currency":"JPY"}}\
            """);
        Answer dinar = api().put("/v1/products/" + sku, Tokens.forOperator(), """
            {"name":"Tea","price":{"amount":"1.5","currency":"KWD"}}\
            """);

        assertThat(yen.json().at("/price/amount").asString()).isEqualTo("1500");
        assertThat(dinar.json().at("/price/amount").asString()).isEqualTo("1.500");
    }

    @Test
    void knowsNoProductThatNobodyRegistered() {
        assertThat(api().get("/v1/products/" + sku, Tokens.forOperator()).status())
                .isEqualTo(404);
        assertThat(receive(sku, 1, UUID.randomUUID().toString()).type()).isEqualTo("product-not-found");
        assertThat(api().get("/v1/products/not%20a%20sku", Tokens.forOperator()).type())
                .isEqualTo("invalid-request");
        assertThat(register("x".repeat(65), "Tea", "1.00").type()).isEqualTo("invalid-request");
    }

    @Test
    void letsOnlyOperatorsChangeAnything() {
        register(sku, "Tea", "1.00");
        String body = """
            {"name":"Tea","price":{"amount":"1.00","currency":"EUR"}}\
            """;

        assertThat(api().put("/v1/products/" + sku, Tokens.forCustomer("c-1"), body)
                        .status())
                .isEqualTo(403);
        assertThat(api().put("/v1/products/" + sku, Tokens.forAnalyst(), body).status())
                .isEqualTo(403);
        assertThat(api().post("/v1/products/" + sku + "/receipts", Tokens.forCustomer("c-1"), "k", "{\"quantity\":1}")
                        .status())
                .isEqualTo(403);
        assertThat(api().post("/v1/products/republication", Tokens.forAnalyst(), "k", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(api().getWithoutToken("/v1/products").status()).isEqualTo(401);
        assertThat(api().get("/v1/products/" + sku, Tokens.unsigned()).status()).isEqualTo(401);
    }
}
