package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.idempotency.IdempotentRequest;
import dev.waybill.web.idempotency.IdempotentRequests;
import dev.waybill.web.security.Caller;
import dev.waybill.web.security.Role;
import dev.waybill.web.shop.ParcelController;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyIT extends RunningShop {

    private static final String PARCEL = """
            {"size":"SMALL","lines":[{"sku":"a","quantity":1}]}""";
    private static final String OTHER_PARCEL = """
            {"size":"LARGE","lines":[{"sku":"a","quantity":1}]}""";
    private static final String GONE = """
            {"size":"SMALL","lines":[{"sku":"gone","quantity":1}]}""";

    @Autowired
    ParcelController parcels;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdempotentRequests requests;

    private final String key = UUID.randomUUID().toString();

    private Answer place(String withKey, String body) {
        return api().post("/v1/parcels", Tokens.forOperator(), withKey, body);
    }

    @Test
    void answersARepetitionWithTheFirstAnswer() {
        int before = parcels.placed.get();
        Answer first = place(key, PARCEL);

        Answer again = place(key, PARCEL);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
        assertThat(parcels.placed.get() - before).isEqualTo(1);
    }

    @Test
    void rollsBackWhatHasNoAnswer() {
        Caller caller = new Caller("rolls-back", Set.of(Role.OPERATOR));
        try (IdempotentRequest<String> once =
                requests.begin(new IdempotencyKey(key, "POST /v1/parcels"), caller, PARCEL, String.class)) {
            assertThat(once.isRepeated()).isFalse();
            jdbc.sql(
                            "insert into idempotent_request (caller, key, fingerprint, status) values ('rolls-back', ?, '', 201)")
                    .param("effect-of-" + key)
                    .update();
        }

        assertThat(jdbc.sql("select count(*) from idempotent_request where caller = 'rolls-back'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesTheQuotedAndTheBareFormOfAKeyForTheSame() {
        Answer bare = place(key, PARCEL);

        Answer quoted = place('"' + key + '"', PARCEL);

        assertThat(quoted.text()).isEqualTo(bare.text());
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        place(key, PARCEL);

        Answer other = place(key, OTHER_PARCEL);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        Answer mine = place(key, PARCEL);

        Answer theirs = api().post("/v1/parcels", Tokens.forSubject("operator-2", "operator"), key, PARCEL);

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.text()).isNotEqualTo(mine.text());
    }

    @Test
    void asksForAKey() {
        Answer answer = api().send(
                        "POST",
                        "/v1/parcels",
                        Map.of("Authorization", "Bearer " + Tokens.forOperator(), "Content-Type", "application/json"),
                        BodyPublishers.ofString(PARCEL));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("idempotency-key-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "\"unbalanced", "quo\"te"})
    void refusesAMalformedKey(String malformed) {
        Answer answer = place(malformed, PARCEL);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("idempotency-key-invalid");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThat(place("k".repeat(256), PARCEL).type()).isEqualTo("idempotency-key-invalid");
        assertThat(place("k".repeat(255), PARCEL).status()).isEqualTo(201);
    }

    @Test
    void doesNotKeepAFailureSoThatItsRepetitionIsANewTry() {
        int before = parcels.placed.get();

        assertThat(place(key, GONE).type()).isEqualTo("sold-out");
        assertThat(place(key, GONE).type()).isEqualTo("sold-out");
        assertThat(parcels.placed.get() - before).isEqualTo(2);
        assertThat(place(key, PARCEL).status()).isEqualTo(201);
    }

    @Test
    void answersWhileTheFirstIsInFlightWithAConflict() throws ExecutionException, InterruptedException {
        parcels.gate.close();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = clients.submit(() -> place(key, PARCEL));
            parcels.gate.awaitWaiting(1);

            Answer second = place(key, OTHER_PARCEL);

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.type()).isEqualTo("request-in-flight");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            parcels.gate.open();
            assertThat(first.get().status()).isEqualTo(201);
        } finally {
            parcels.gate.open();
        }
    }

    @Test
    void doesARequestOnceThatIsSentManyTimesAtOnce() throws InterruptedException {
        int before = parcels.placed.get();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 15)
                    .mapToObj(number -> clients.submit(() -> place(key, PARCEL)))
                    .toList();

            assertThat(answers)
                    .extracting(answer -> answer.get().status())
                    .containsOnly(201, 409)
                    .contains(201);
        }
        assertThat(parcels.placed.get() - before).isEqualTo(1);
    }

    @Test
    void keepsNoPayloadBesideTheAnswer() {
        place(key, PARCEL);

        String row = jdbc.sql("select to_jsonb(r)::text from idempotent_request r where key = ?")
                .param(key)
                .query(String.class)
                .single();

        assertThat(row).doesNotContain("quantity");
    }
}
