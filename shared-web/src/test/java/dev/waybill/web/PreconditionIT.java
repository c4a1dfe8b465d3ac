package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionIT extends RunningShop {

    private final String label = "/v1/parcels/" + UUID.randomUUID() + "/label";

    @Test
    void answersNotModifiedToWhoKnowsTheCurrentState() {
        relabel("first", "");
        String tag = read("").header("ETag");

        Answer again = read(tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control"))
                .contains("no-cache", "private")
                .doesNotContain("no-store");
        assertThat(read("\"7\", " + tag).status()).isEqualTo(304);
        relabel("second", "");
        assertThat(read(tag).status()).isEqualTo(200);
    }

    @Test
    void refusesToChangeWhatIsNoLongerAsItWasSeen() {
        relabel("first", "");
        String seen = read("").header("ETag");
        assertThat(relabel("second", seen).status()).isEqualTo(200);

        Answer late = relabel("late", seen);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.type()).isEqualTo("precondition-failed");
        assertThat(read("").json().path("text").asString()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1\"", "\"0\", \"1\""})
    void changesWhatIsAsItWasSeen(String ifMatch) {
        relabel("first", "");

        assertThat(relabel("second", ifMatch).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"\"", "\"2\", W/\"1\""})
    void refusesWhatIsNoStrongMatch(String ifMatch) {
        relabel("first", "");

        Answer answer = relabel("second", ifMatch);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.detail()).startsWith("It is at ETag \"1\" by now");
        assertThat(answer.detail().contains("a weak tag (W/) never matches")).isEqualTo(ifMatch.contains("W/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | If-Match      | 1",
                "PUT | If-Match      | ,",
                "PUT | If-Match      | \"1\", 2",
                "PUT | If-Match      | \"1\" \"2\"",
                "PUT | If-Match      | *, \"1\"",
                "PUT | If-Match      | ` `",
                "PUT | If-None-Match | 1",
                "GET | If-None-Match | 1",
            })
    void refusesATagThatCannotBeRead(String method, String header, String value) {
        Answer answer = send(method, header, value, "{\"text\":\"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).startsWith(header + " must be * or entity tags in double quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1\"", "W/\"1\"", "\"0\", \"1\"", ",\"0\",, \"1\" ,"})
    void changesNothingThatIsThereForWhoOnlyWantsToMakeIt(String ifNoneMatch) {
        assertThat(send("PUT", "If-None-Match", ifNoneMatch, "{\"text\":\"first\"}")
                        .status())
                .isEqualTo(200);

        Answer again = send("PUT", "If-None-Match", ifNoneMatch, "{\"text\":\"second\"}");

        assertThat(again.status()).isEqualTo(412);
        assertThat(again.type()).isEqualTo("precondition-failed");
        assertThat(read("").json().path("text").asString()).isEqualTo("first");
        assertThat(send("PUT", "If-None-Match", "\"7\"", "{\"text\":\"third\"}").status())
                .isEqualTo(200);
    }

    @Test
    void answersNotModifiedToWhoKnowsAnyState() {
        relabel("first", "");

        Answer known = read("*");

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.text()).isEmpty();
        assertThat(known.header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/parcels, If-Match, *",
        "POST, /v1/parcels, If-None-Match, *",
        "GET, /v1/parcels, If-None-Match, *",
        "GET, /v1/parcels, If-Match, *",
        "PUT, '', If-Unmodified-Since, 'Mon, 23 Nov 2026 00:00:00 GMT'",
        "PUT, '', Content-Range, bytes 0-3/10"
    })
    void refusesAPreconditionThatItCannotCompare(String method, String path, String header, String value) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + Tokens.forOperator(),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                header,
                value);

        Answer answer = api().send(method, path.isEmpty() ? label : path, headers, BodyPublishers.ofString("""
                {"size":"SMALL","lines":[{"sku":"a","quantity":1}]}"""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).startsWith(header + " is not supported");
    }

    @Test
    void refusesToMakeWhatOughtToBeThere() {
        assertThat(relabel("first", "*").status()).isEqualTo(412);
    }

    private Answer read(String ifNoneMatch) {
        return send("GET", "If-None-Match", ifNoneMatch, "");
    }

    private Answer relabel(String text, String ifMatch) {
        return send("PUT", "If-Match", ifMatch, "{\"text\":\"" + text + "\"}");
    }

    private Answer send(String method, String header, String value, String body) {
        Map<String, String> headers = new HashMap<>(
                Map.of("Authorization", "Bearer " + Tokens.forOperator(), "Content-Type", "application/json"));
        if (!value.isEmpty()) {
            headers.put(header, value);
        }
        return api().send(method, label, headers, BodyPublishers.ofString(body));
    }
}
