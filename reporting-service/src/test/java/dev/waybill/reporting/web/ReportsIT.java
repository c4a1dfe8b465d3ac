package dev.waybill.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import dev.waybill.testing.TestDatabase;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class ReportsIT extends ReportingIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private TestDatabase database;

    private final OrderHistory history = new OrderHistory(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @BeforeEach
    void projectionsAreLevel() {
        await().untilAsserted(() -> assertThat(get("/v1/reports/projections", Tokens.forAnalyst())
                        .json()
                        .get("items")
                        .findValuesAsString("feed"))
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly("LIVE"));
    }

    @Test
    void showsAnOrderAndHowFreshThatIs() {
        UUID order = history.placed("customer-1", "mug", 2, "20.00");
        history.reserved(order, "mug", 2);
        history.confirmed(order, "20.00");
        receive(history.newMessages());

        JsonNode report =
                get("/v1/reports/orders/" + order, Tokens.forAnalyst()).json();

        assertThat(report.get("order").get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(report.get("order").get("settled").asBoolean()).isFalse();
        assertThat(report.get("order").get("total")).isEqualTo(JSON.readTree("""
                {"amount": "20.00", "currency": "EUR"}"""));
        assertThat(report.get("order").get("payment").asString()).isEqualTo("AUTHORIZED");
        assertThat(report.has("asOf")).isTrue();
        assertThat(report.has("lag")).isTrue();
    }

    /** L3. */
    @Test
    void findsTheFewUnsettledOrdersByAnIndex() {
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        owner.sql("""
                INSERT INTO order_summary_row (generation, order_id, customer_id, total, currency, items, placed_at, status, settled,
                                               order_epoch, order_sequence, payment_rank, reservation_rank, updated_at)
                SELECT live_generation, uuidv7(interval '-40 days'), 'archive', 1, 'EUR', 1, now() - interval '40 days', 'CONFIRMED',
                       true, 0, 4, 0, 0, now()
                  FROM projection, generate_series(1, 20000)
                 WHERE name = 'order_summary'""").update();
        owner.sql("ANALYZE order_summary_row").update();
        long before = scansOfUnsettled(owner);

        await().until(() -> {
            assertThat(get("/v1/reports/orders?settled=false&limit=5", Tokens.forAnalyst())
                            .status())
                    .isEqualTo(200);
            return scansOfUnsettled(owner) > before;
        });
        owner.sql("DELETE FROM order_summary_row WHERE customer_id = 'archive'").update();
    }

    private static long scansOfUnsettled(JdbcClient owner) {
        return owner.sql("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'order_summary_unsettled'")
                .query(Long.class)
                .single();
    }

    @Test
    void saysWhileItIsIncomplete() {
        UUID order = history.placed("customer-1", "mug", 2, "20.00");
        receive(history.newMessages());
        assertThat(completenessWith(order)).containsOnly(true);

        losesRecords();
        await().untilAsserted(() -> assertThat(completenessWith(order)).containsOnly(false));

        losesNothing();
        await().untilAsserted(() -> assertThat(completenessWith(order)).containsOnly(true));
    }

    private List<Boolean> completenessWith(UUID order) {
        return Stream.of("orders/" + order, "orders", "daily-sales", "stock-levels")
                .map(report -> get("/v1/reports/" + report, Tokens.forAnalyst())
                        .json()
                        .get("complete")
                        .asBoolean())
                .toList();
    }

    @Test
    void saysThatAnOrderWasNotHeardOf() {
        Answer answer = get("/v1/reports/orders/" + UUID.randomUUID(), Tokens.forAnalyst());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("type").asString()).isEqualTo("https://waybill.dev/problems/not-found");
    }

    @Test
    void pagesThroughACustomersOrdersWithoutLossWhileMoreArePlaced() {
        String customer = "customer-" + UUID.randomUUID();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            placed.addFirst(history.placed(customer, "mug", 1, "10.00").toString());
        }
        receive(history.newMessages());

        List<String> seen = new ArrayList<>();
        String path = "/v1/reports/orders?limit=3&customerId=" + customer;
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get(path + cursor, Tokens.forOperator()).json();
            page.get("items").forEach(item -> seen.add(item.get("orderId").asString()));
            JsonNode next = page.path("nextCursor");
            cursor = next.isString() ? "&cursor=" + next.asString() : null;
            history.placed(customer, "mug", 1, "10.00");
            receive(history.newMessages());
        }

        assertThat(seen).containsExactlyElementsOf(placed);
    }

    @Test
    void pagesThroughStockLevelsWhileMoreProductsAreRegistered() {
        String prefix = "page-" + UUID.randomUUID();
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            registered.add(prefix + "-" + i);
            history.product(registered.getLast(), "Mug", "10.00", 1);
        }
        receive(history.newMessages());

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get("/v1/reports/stock-levels?limit=2" + cursor, Tokens.forAnalyst())
                    .json();
            page.get("items").forEach(item -> seen.add(item.get("sku").asString()));
            JsonNode next = page.path("nextCursor");
            cursor = next.isString() ? "&cursor=" + next.asString() : null;
            history.product(UUID.randomUUID().toString(), "Mug", "10.00", 1);
            receive(history.newMessages());
        }

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(registered);
    }

    @Test
    void filtersByStatus() {
        String customer = "customer-" + UUID.randomUUID();
        UUID rejected = history.placed(customer, "mug", 1, "10.00");
        history.outOfStock(rejected, "mug", 1);
        history.placed(customer, "mug", 1, "10.00");
        receive(history.newMessages());

        JsonNode page = get(
                        "/v1/reports/orders?status=REJECTED&settled=true&customerId=" + customer, Tokens.forAnalyst())
                .json();

        assertThat(page.get("items").findValuesAsString("orderId")).containsExactly(rejected.toString());
        assertThat(page.get("items").get(0).get("reason").asString()).isEqualTo("OUT_OF_STOCK");
    }

    @Test
    void takesTheRevenueOfACancelledOrderBack() {
        history.at(Instant.parse("2020-02-28T23:59:58Z"));
        UUID kept = history.placed("c", "mug", 1, "10.00");
        history.reserved(kept, "mug", 1);
        history.confirmed(kept, "10.00");
        UUID cancelled = history.placed("c", "mug", 2, "20.00");
        history.reserved(cancelled, "mug", 2);
        history.confirmed(cancelled, "20.00");
        history.settled(cancelled, "mug", 2, "20.00");
        receive(history.newMessages());
        assertThat(revenueOf("2020-02-28")).isEqualTo("10.00");
        assertThat(revenueOf("2020-02-29")).isEqualTo("20.00");

        history.cancelledAfterSettlement(cancelled, "mug", 2);
        receive(history.newMessages());

        assertThat(revenueOf("2020-02-29")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/reports/orders?status=LOST",
                "/v1/reports/orders?limit=0",
                "/v1/reports/orders?cursor=guessed",
                "/v1/reports/orders?placedFrom=yesterday",
                "/v1/reports/orders/4711",
                "/v1/reports/daily-sales?from=yesterday",
                "/v1/reports/daily-sales?from=2026-02-01&to=2026-01-01",
                "/v1/reports/daily-sales?from=1990-01-01&to=2026-01-01",
                "/v1/reports/daily-sales?currency=euro",
                "/v1/reports/daily-sales?to=%2B999999999-01-01",
                "/v1/reports/orders?placedFrom=%2B1000000000-01-01T00:00:00Z",
                "/v1/reports/orders?placedFrom=4000000000",
                "/v1/reports/orders?placedFrom=2026-11-28T00:00:00Z&placedBefore=2026-11-01T00:00:00Z",
                "/v1/reports/orders?customer=pub-alice",
                "/v1/reports/orders?customerId=a&customerId=b",
                "/v1/reports/daily-sales?zone=Europe/Berlin",
                "/v1/reports/daily-sales?from=2025-11-26&to=2026-11-27"
            })
    void tellsWhatIsWrongWithAQuestion(String path) {
        Answer answer = get(path, Tokens.forAnalyst());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).isNotBlank();
    }

    @Test
    void answersAnalystsAndOperatorsOnly() {
        assertThat(get("/v1/reports/orders", Tokens.forAnalyst()).status()).isEqualTo(200);
        assertThat(get("/v1/reports/stock-levels", Tokens.forOperator()).status())
                .isEqualTo(200);
        assertThat(get("/v1/reports/orders", Tokens.forCustomer("c")).status()).isEqualTo(403);
        assertThat(get("/v1/reports/orders", Tokens.expired()).status()).isEqualTo(401);
        assertThat(post("/v1/reports/projections/order_summary/rebuild", Tokens.forAnalyst())
                        .status())
                .isEqualTo(403);
        assertThat(post("/v1/reports/projections/weather/rebuild", Tokens.forOperator())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void rebuildsForAnOperator() {
        int before = generationOf("daily_sales");

        assertThat(post("/v1/reports/projections/daily_sales/rebuild", Tokens.forOperator())
                        .status())
                .isEqualTo(202);

        await().untilAsserted(() -> assertThat(generationOf("daily_sales")).isEqualTo(before + 1));
    }

    private int generationOf(String projection) {
        for (JsonNode item :
                get("/v1/reports/projections", Tokens.forOperator()).json().get("items")) {
            if (item.get("name").asString().equals(projection)) {
                return item.get("generation").asInt();
            }
        }
        throw new AssertionError("no projection " + projection);
    }

    private String revenueOf(String day) {
        JsonNode days = get("/v1/reports/daily-sales?from=%s&to=%s".formatted(day, day), Tokens.forAnalyst())
                .json()
                .get("days");
        return days.get(0).get("revenue").get("amount").asString();
    }

    private Answer get(String path, String token) {
        return new HttpApi(port).get(path, token);
    }

    private Answer post(String path, String token) {
        return new HttpApi(port).post(path, token, "unused", "");
    }
}
