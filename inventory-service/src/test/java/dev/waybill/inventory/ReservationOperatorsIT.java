package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.ReleaseEffect;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators do about reservations whose order is lost. */
class ReservationOperatorsIT extends ConversingInventory {

    private static final String NOTE = "{\"note\": \"the order is lost\"}";

    @Autowired
    JdbcClient jdbc;

    @Test
    void releasesWhatIsHeldOnceAndSaysWhoDidAndWhy() {
        String sku = aProductWith(10);
        UUID order = reserved(sku);

        Answer first = release(order, NOTE, "*", Tokens.forOperator());
        Answer again = release(order, NOTE, "*", Tokens.forOperator());

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.json().path("state").asString()).isEqualTo("RELEASED");
        assertThat(first.json().path("releases")).hasSize(1);
        assertThat(first.json().at("/releases/0/operator").asString()).isEqualTo("operator-1");
        assertThat(first.json().at("/releases/0/note").asString()).isEqualTo("the order is lost");
        assertThat(inventory.await(order, 2))
                .last()
                .isEqualTo(new ReservationReleased(order, 2, ReleaseEffect.RELEASED, List.of(new StockLine(sku, 3))));
        assertThat(stockOf(sku)).isEqualTo("10/10/0/0");
    }

    @Test
    void takesBackWhatWasShipped() {
        String sku = aProductWith(10);
        UUID order = reserved(sku);
        inventory.send(new CommitReservation(order));
        inventory.await(order, 2);

        Answer answer = release(order, NOTE, "*", Tokens.forOperator());

        assertThat(answer.json().path("state").asString()).isEqualTo("RETURNED");
        assertThat(stockOf(sku)).isEqualTo("10/10/0/0");
    }

    @Test
    void listsByStateAndAge() {
        UUID old = reserved(aProductWith(10));
        UUID fresh = reserved(aProductWith(10));
        jdbc.sql("update reservation set created_at = '2026-01-01' where order_id = ?")
                .param(old)
                .update();

        assertThat(listed("state=RESERVED")).contains(old.toString(), fresh.toString());
        assertThat(listed("state=RESERVED&createdBefore=2026-01-02T00:00:00Z")).containsExactly(old.toString());
        assertThat(listed("state=COMMITTED")).doesNotContain(old.toString());
        assertThat(api().get("/v1/reservations/" + old, Tokens.forOperator())
                        .json()
                        .at("/lines/0/quantity")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void releasesOnlyWhatTheOperatorHasSeen() {
        String sku = aProductWith(10);
        UUID order = reserved(sku);

        Answer refused = release(order, NOTE, "\"99\"", Tokens.forOperator());

        assertThat(refused.type()).isEqualTo("precondition-failed");
        assertThat(stockOf(sku)).isEqualTo("10/7/3/0");
    }

    @Test
    void refusesWhatHoldsNothingAndLeavesNoTombstone() {
        UUID tombstone = UUID.randomUUID();
        UUID unknown = UUID.randomUUID();
        inventory.send(new ReleaseReservation(tombstone));
        inventory.await(tombstone, 1);

        assertThat(release(tombstone, NOTE, "*", Tokens.forOperator()).type()).isEqualTo("nothing-to-release");
        assertThat(release(unknown, NOTE, "*", Tokens.forOperator()).type()).isEqualTo("reservation-not-found");
        assertThat(api().get("/v1/reservations/" + unknown, Tokens.forOperator())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isForOperatorsWhoSayWhy() {
        UUID order = UUID.randomUUID();

        assertThat(release(order, NOTE, "*", Tokens.forAnalyst()).status()).isEqualTo(403);
        assertThat(release(order, NOTE, "*", Tokens.forCustomer("c")).status()).isEqualTo(403);
        assertThat(api().get("/v1/reservations", Tokens.forCustomer("c")).status())
                .isEqualTo(403);
        assertThat(release(order, "{\"note\": \" \"}", "*", Tokens.forOperator())
                        .status())
                .isEqualTo(400);
        assertThat(api().get("/v1/reservations?createdBefore=%2B999999-01-01T00:00:00Z", Tokens.forOperator())
                        .status())
                .isEqualTo(400);
    }

    private UUID reserved(String sku) {
        UUID order = UUID.randomUUID();
        inventory.send(reserve(order, sku, 3));
        inventory.await(order, 1);
        return order;
    }

    private List<String> listed(String query) {
        return api().get("/v1/reservations?limit=200&" + query, Tokens.forOperator())
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("orderId").asString())
                .toList();
    }

    private Answer release(UUID order, String body, String ifMatch, String token) {
        return api().send(
                        "POST",
                        "/v1/reservations/" + order + "/release",
                        Map.of(
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "application/json",
                                "If-Match",
                                ifMatch),
                        BodyPublishers.ofString(body));
    }
}
