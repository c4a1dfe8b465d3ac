package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading and changing products under conditions: {@code If-None-Match} and {@code If-Match}. */
class ProductConditionsIT extends RunningInventory {

    private final String sku = "T-" + UUID.randomUUID();

    @Test
    void saysNotModifiedToWhoHasTheCurrentState() {
        String known = register(sku, "Tea", "1.00").header("ETag");

        assertThat(getIfNoneMatch(known).status()).isEqualTo(304);
        receive(sku, 1, UUID.randomUUID().toString());
        assertThat(getIfNoneMatch(known).status()).isEqualTo(200);
    }

    /** JPA writes late: the answer shows what its own transaction has changed. */
    @Test
    void answersAReceiptWithTheStateThatItLeaves() {
        register(sku, "Tea", "1.00");

        Answer received = receive(sku, 3, UUID.randomUUID().toString());

        Answer read = api().get("/v1/products/" + sku, Tokens.forOperator());
        assertThat(received.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(received.json()).isEqualTo(read.json());
    }

    private Answer getIfNoneMatch(String eTag) {
        return api().send(
                        "GET",
                        "/v1/products/" + sku,
                        Map.of("Authorization", "Bearer " + Tokens.forAnalyst(), "If-None-Match", eTag),
                        BodyPublishers.noBody());
    }

    @Test
    void letsOneOfManyWinWhoChangeWhatTheyHaveSeen() {
        String seen = register(sku, "Tea", "1.00").header("ETag");

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 10)
                    .mapToObj(number -> clients.submit(() -> registerIfMatch("Tea " + number, seen)))
                    .toList();
            assertThat(answers)
                    .extracting(answer -> answer.get().status())
                    .containsOnly(200, 412)
                    .containsOnlyOnce(200);
        }
    }

    @Test
    void makesNoProductThatOughtToBeThere() {
        assertThat(registerIfMatch("Tea", "*").type()).isEqualTo("precondition-failed");
        assertThat(api().get("/v1/products/" + sku, Tokens.forOperator()).status())
                .isEqualTo(404);
    }

    @Test
    void overwritesNoProductForWhoOnlyWantsToMakeIt() {
        assertThat(registerIf("If-None-Match", "*", "Tea").status()).isEqualTo(201);

        Answer again = registerIf("If-None-Match", "*", "OVERWRITTEN");

        assertThat(again.type()).isEqualTo("precondition-failed");
        Answer now = api().get("/v1/products/" + sku, Tokens.forOperator());
        assertThat(now.json().path("name").asString()).isEqualTo("Tea");
        assertThat(registerIf("If-None-Match", now.header("ETag"), "OVERWRITTEN")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void addsNothingToAProductThatIsNotAsItWasSeen() {
        String seen = register(sku, "Tea", "1.00").header("ETag");
        receive(sku, 1, UUID.randomUUID().toString());

        Answer late = api().send(
                        "POST",
                        "/v1/products/" + sku + "/receipts",
                        Map.of(
                                "Authorization",
                                "Bearer " + Tokens.forOperator(),
                                "Content-Type",
                                "application/json",
                                "Idempotency-Key",
                                UUID.randomUUID().toString(),
                                "If-Match",
                                seen),
                        BodyPublishers.ofString("{\"quantity\":5}"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(stockOf(sku)).isEqualTo("1/1/0/0");
    }

    @Test
    void countsANameAsItsContractCounts() {
        String name = "🐢".repeat(200);

        assertThat(register(sku, name, "1.00").status()).isEqualTo(201);
        assertThat(register(sku, name + "🐢", "1.00").detail()).isEqualTo("name must have at most 200 characters");
    }

    private Answer registerIfMatch(String name, String eTag) {
        return registerIf("If-Match", eTag, name);
    }

    private Answer registerIf(String header, String value, String name) {
        return api().send(
                        "PUT",
                        "/v1/products/" + sku,
                        Map.of(
                                "Authorization",
                                "Bearer " + Tokens.forOperator(),
                                "Content-Type",
                                "application/json",
                                header,
                                value),
                        BodyPublishers.ofString("""
                        {"name":"%s","price":{"amount":"1.00","currency":"EUR"}}""".formatted(name)));
    }
}
