package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.testing.TestDatabase;
import dev.waybill.web.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers and operators see of orders and sagas. */
class OrderReadingIT extends RunningOrders {

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private TestDatabase database;

    @Test
    void tellsWhatASagaAwaitsAndUntilWhen() {
        participants.ignore(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "STOCK_RESERVED");

        var saga = api().saga(id);

        assertThat(saga.at("/awaited/0").asString()).isEqualTo("AUTHORIZE_PAYMENT");
        assertThat(saga.get("awaitedUntil").isNull()).isFalse();
        assertThat(saga.at("/steps/0/step").asString()).isEqualTo("RESERVE_STOCK");
        assertThat(saga.at("/steps/0/outcome").asString()).isEqualTo("STOCK_RESERVED");
        assertThat(saga.at("/steps/1/outcome").isNull()).isTrue();
    }

    @Test
    void letsAnOperatorRetryAndCompensateAndWritesItDown() {
        participants.ignore(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "STOCK_RESERVED");

        HttpResponse<String> retried = api().post("/v1/orders/" + id + "/saga/retry", """
            {"note": "payment-service was restarted"}\
            """);
        await().untilAsserted(() -> assertThat(participants.commandNamesFor(id))
                .containsExactly("ReserveStock", "AuthorizePayment", "AuthorizePayment"));
        assertThat(json(api().get("/v1/orders/overdue")).get("items").toString())
                .contains(id.toString());
        HttpResponse<String> compensated = api().post("/v1/orders/" + id + "/saga/compensation", """
            {"note": "the customer gave up"}\
            """);

        assertThat(retried.statusCode()).isEqualTo(202);
        assertThat(compensated.statusCode()).isEqualTo(202);
        awaitState(id, "CANCELLED(TIMED_OUT) settled");
        assertThat(api().saga(id).get("interventions").toString())
                .contains("RETRY", "COMPENSATE", "operator-1", "the customer gave up");
    }

    @Test
    void answersNotModifiedWhileAnOrderHasNotChanged() {
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "CONFIRMED settled");
        String etag = api().get("/v1/orders/" + id).headers().firstValue("ETag").orElseThrow();

        assertThat(api().get("/v1/orders/" + id, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        api().cancel(id);
        assertThat(api().get("/v1/orders/" + id, "If-None-Match", etag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagesThroughACustomersOrdersWhileNewOnesArrive() {
        OrderApi pager = api().as(Tokens.forCustomer("pager"));
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(json(pager.place(OrderApi.order("pager", "TEA", 1, "card-ok"), "page-" + i))
                    .get("orderId")
                    .asString());
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = json(pager.get("/v1/orders?limit=2" + cursor));
            page.get("items").forEach(order -> seen.add(order.get("orderId").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
            pager.place(OrderApi.order("pager", "TEA", 1, "card-ok"), "between-" + seen.size());
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(placed);
    }

    @Test
    void showsACustomerNothingOfOthers() {
        UUID id = api().placed("TEA", 1, "card-ok");
        OrderApi mallory = api().as(Tokens.forCustomer("mallory"));

        assertThat(mallory.get("/v1/orders/" + id).statusCode()).isEqualTo(404);
        assertThat(mallory.get("/v1/orders/" + id + "/saga").statusCode()).isEqualTo(404);
        assertThat(mallory.cancel(id).statusCode()).isEqualTo(404);
        assertThat(json(mallory.get("/v1/orders")).get("items")).isEmpty();
        assertThat(mallory.get("/v1/orders?customerId=alice").statusCode()).isEqualTo(403);
        assertThat(mallory.get("/v1/orders/overdue").statusCode()).isEqualTo(403);
        assertThat(mallory.post("/v1/orders/" + id + "/saga/compensation", "{\"note\": \"mine\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(mallory.place(OrderApi.order("alice", "TEA", 1, "card-ok"), "m-1")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void answersNotModifiedWhileASagaHasNotChanged() {
        participants.ignore(AuthorizePayment.class::isInstance);
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "STOCK_RESERVED");
        OrderApi customer = api().as(Tokens.forCustomer("alice"));
        String path = "/v1/orders/" + id + "/saga";
        String etag = customer.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(customer.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);

        api().post(path + "/retry", "{\"note\": \"it waits\"}");

        assertThat(customer.get(path, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesThroughOverdueOrdersWhileMoreBecomeOverdue() {
        participants.ignore(AuthorizePayment.class::isInstance);
        List<String> expected = IntStream.range(0, 5).mapToObj(_ -> overdue()).toList();

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = json(api().get("/v1/orders/overdue?limit=2" + cursor));
            page.get("items").forEach(saga -> seen.add(saga.get("orderId").asString()));
            cursor = page.get("nextCursor").isNull() || seen.containsAll(expected)
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
            overdue();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(expected);
    }

    private String overdue() {
        UUID id = api().placed("TEA", 1, "card-ok");
        awaitState(id, "STOCK_RESERVED");
        api().post("/v1/orders/" + id + "/saga/retry", "{\"note\": \"it waits\"}");
        return id.toString();
    }

    @Test
    void filtersByStatus() {
        UUID confirmed = api().placed("TEA", 1, "card-ok");
        UUID rejected = api().placed("SOLD-OUT-POT", 1, "card-ok");
        awaitState(confirmed, "CONFIRMED settled");
        awaitState(rejected, "REJECTED(OUT_OF_STOCK) settled");

        String found = api().get("/v1/orders?status=REJECTED&customerId=alice").body();

        assertThat(found).contains(rejected.toString()).doesNotContain(confirmed.toString());
    }

    /** L3. */
    @Test
    void findsTheFewThatCameToNothingByAnIndex() {
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        owner.sql("""
                insert into orders (id, version, customer_id, payment_method, total, currency, status, settled,
                                    last_sequence, placed_at, updated_at)
                select uuidv7(interval '-1 day'), 5, 'archive', 'card-ok', 1, 'EUR', 'CONFIRMED', true, 4, now(), now()
                from generate_series(1, 20000)""").update();
        owner.sql("analyze orders").update();

        for (String status : List.of("REJECTED", "CANCELLED")) {
            long before = scansOfDecided(owner);
            await().atMost(PATIENCE).until(() -> {
                assertThat(api().get("/v1/orders?limit=5&status=" + status).statusCode())
                        .isEqualTo(200);
                return scansOfDecided(owner) > before;
            });
        }
    }

    /** L18. */
    @Test
    void readsAnOrderThatWasStoredWhenItsCurrencyHadMoreDigits() {
        UUID id = UUID.randomUUID();
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        owner.sql("""
                with placed as (
                    insert into orders (id, version, customer_id, payment_method, total, currency, status, settled,
                                        last_sequence, placed_at, updated_at)
                    values (:id, 5, 'collector', 'card-ok', 25.01, 'JPY', 'CONFIRMED', true, 4, now(), now())
                    returning id)
                insert into order_lines (order_id, line, sku, quantity, unit_price, currency)
                select id, 0, 'OLD', 2, 12.505, 'JPY' from placed""").param("id", id).update();

        var order = api().order(id);

        assertThat(order.at("/total/amount").asString()).isEqualTo("25.01");
        assertThat(order.at("/lines/0/unitPrice/amount").asString()).isEqualTo("12.505");
        assertThat(api().get("/v1/orders?customerId=collector").body()).contains("25.01");
    }

    private static long scansOfDecided(JdbcClient owner) {
        return owner.sql("select idx_scan from pg_stat_user_indexes where indexrelname = 'orders_decided'")
                .query(Long.class)
                .single();
    }

    @Test
    void isNotBehindWithProductsOnceNoneWaits() {
        participants.offer("CAUGHT-UP", "1.00", "EUR");
        api().placed("CAUGHT-UP", 1, "card-ok");

        await().atMost(PATIENCE)
                .until(() -> metrics.get("waybill.order.catalogue.lag").gauge().value() == 0);
    }
}
