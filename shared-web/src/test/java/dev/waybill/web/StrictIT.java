package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.shop.ParcelController;
import dev.waybill.web.shop.TracedFilter;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operation does not understand is refused before it does anything. */
class StrictIT extends RunningShop {

    private static final String PARCEL = """
            {"size":"SMALL","lines":[{"sku":"a","quantity":1}]}""";

    @Autowired
    ParcelController parcels;

    private Answer post(Map<String, String> headers, byte[] body) {
        Map<String, String> all = new HashMap<>(Map.of(
                "Authorization",
                "Bearer " + Tokens.forOperator(),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString()));
        all.putAll(headers);
        return api().send("POST", "/v1/parcels", all, BodyPublishers.ofByteArray(body));
    }

    private Answer post(String header, String value) {
        return post(Map.of(header, value), PARCEL.getBytes(StandardCharsets.UTF_8));
    }

    private Answer get(String path, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", "Bearer " + Tokens.forOperator()));
        all.putAll(headers);
        return api().send("GET", path, all, BodyPublishers.noBody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/html",
                "application/yaml",
                "application/cbor",
                "application/problem+json",
                "application/vnd.api+json",
                "application/*+json",
                "garbage",
                "application/json;q=0",
                "application/json;q=0, */*",
            })
    void doesNothingForWhoDoesNotAcceptItsAnswer(String accept) {
        int before = parcels.placed.get();

        Answer answer = post("Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.type()).isEqualTo("not-acceptable");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(parcels.placed.get()).isEqualTo(before);
        assertThat(get("/v1/parcels", Map.of("Accept", accept)).status()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/problem+json, application/json;q=0.1",
                "application/json;charset=utf-16",
                "application/json;profile=x",
                "text/html, */*;q=0.1",
            })
    void labelsEachSuccessAsJson(String accept) {
        Answer answer = post("Accept", accept);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/xml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "text/plain",
                "application/problem+json",
                "application/vnd.api+json",
                "application/*+json",
                "application/json;charset=iso-8859-1",
                "application/json;charset=utf-16",
                "garbage",
            })
    void parsesNothingButJson(String type) {
        int before = parcels.placed.get();

        Answer answer = post("Content-Type", type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.type()).isEqualTo("unsupported-media-type");
        assertThat(answer.header("Accept")).isEqualTo("application/json");
        assertThat(parcels.placed.get()).isEqualTo(before);
    }

    @Test
    void ignoresTheMediaTypeOfABodyThatItDoesNotRead() {
        assertThat(get("/v1/parcels", Map.of("Content-Type", "multipart/form-data"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesNoCompressedBody() {
        Answer answer = post("Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(answer.detail()).contains("gzip");
        assertThat(post("Content-Encoding", "identity").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json\r\nContent-Type: application/xml",
                "Content-Type: application/json\r\nContent-Encoding: identity\r\nContent-Encoding: gzip"
            })
    void readsEveryLineOfAHeaderThatSaysWhatTheBodyIs(String headers) {
        int before = parcels.placed.get();

        Answer answer = api().raw("POST /v1/parcels HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                + "\r\nAuthorization: Bearer " + Tokens.forOperator() + "\r\nIdempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Length: " + PARCEL.length() + "\r\n\r\n" + PARCEL);

        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
        assertThat(parcels.placed).hasValue(before);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE", "UTF-16LE", "UTF-32BE", "overlong", "surrogate"})
    void readsUtf8Alone(String encoding) {
        byte[] body = switch (encoding) {
            case "overlong" -> PARCEL.replace("\"a\"", "\"\u00C0\u00AF\"").getBytes(StandardCharsets.ISO_8859_1);
            case "surrogate" ->
                PARCEL.replace("\"a\"", "\"\u00ED\u00A0\u0080\"").getBytes(StandardCharsets.ISO_8859_1);
            default -> PARCEL.getBytes(java.nio.charset.Charset.forName(encoding));
        };

        Answer answer = post(Map.of(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("malformed-body");
        assertThat(answer.detail()).isEqualTo("The body is not UTF-8.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?colour=red              | colour is not known here; known are cursor, limit, size",
                "?Limit=5                 | Limit is not known here; known are cursor, limit, size",
                "?limit=5&limit=5         | limit must stand only once",
                "?size=SMALL&size=LARGE   | size must stand only once",
                "?size=                   | size must not be empty: leave it out",
                "?size                    | size must not be empty: leave it out",
                "?size=%20                | size must not be empty: leave it out",
                "?cursor=                 | cursor must not be empty: leave it out",
                "?size=small              | size must be one of SMALL, LARGE",
                "?size=%20SMALL           | size must not begin or end with a blank",
                "?limit=%2B5              | limit must be a whole number from 1 to 200",
                "?limit=0x10              | limit must be a whole number from 1 to 200",
                "?limit=007               | limit must be a whole number from 1 to 200",
                "?limit=%D9%A7            | limit must be a whole number from 1 to 200",
                "?limit=4294967297        | limit must be a whole number from 1 to 200",
                "/1-1-1-1-1               | parcelId must be a UUID",
            })
    void takesEachParameterOnceAndInOneForm(String query, String detail) {
        Answer answer = get("/v1/parcels" + query, Map.of());

        assertThat(answer.status() + " " + answer.type() + " " + answer.detail())
                .isEqualTo("400 invalid-request " + detail);
    }

    @Test
    void takesNoParameterWhereItKnowsNone() {
        Answer answer = get("/v1/parcels/" + UUID.randomUUID() + "?size=SMALL", Map.of());

        assertThat(answer.detail()).isEqualTo("size is not known here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at=4000000000                | at must be a time like 2026-11-23T12:00:00Z",
                "at=2026-11-23T24:00:00Z      | at must be a time like 2026-11-23T12:00:00Z",
                "at=2016-12-31T23:59:60Z      | at must be a time like 2026-11-23T12:00:00Z",
                "at=2026-11-23                | at must be a time like 2026-11-23T12:00:00Z",
                "at=2026-11-23T12:00:00       | at must be a time like 2026-11-23T12:00:00Z",
                "at=0000-11-23T12:00:00Z      | at must be a time like 2026-11-23T12:00:00Z",
                "at=%2B12026-11-23T12:00:00Z  | at must be a time like 2026-11-23T12:00:00Z",
                "at=Mon,%2023%20Nov%202026%2012:00:00%20GMT | at must be a time like 2026-11-23T12:00:00Z",
                "day=%2B5874898-01-01         | day must be a date like 2026-11-23",
                "day=0000-01-01               | day must be a date like 2026-11-23",
                "day=23.11.26                 | day must be a date like 2026-11-23",
                "day=2026-02-30               | day must be a date like 2026-11-23",
                "flag=yes                     | flag must be true or false",
                "flag=1                       | flag must be true or false",
                "flag=TRUE                    | flag must be true or false",
                "number=0x10                  | number must be a whole number",
                "number=%2310                 | number must be a whole number",
                "number=%2010                 | number must not begin or end with a blank",
                "number=9999999999999999999   | number must be a whole number",
            })
    void readsEachKindOfValueInOneForm(String query, String detail) {
        Answer answer = get("/v1/values?" + query, Map.of());

        assertThat(answer.status() + " " + answer.detail()).isEqualTo("400 " + detail);
    }

    @Test
    void readsWhatIsWrittenAsItShould() {
        assertThat(get("/v1/values?at=2026-11-23T12:00:00.5%2B01:00&day=2024-02-29&flag=true&number=-7", Map.of())
                        .text())
                .isEqualTo("2026-11-23T11:00:00.500Z 2024-02-29 true -7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?=x",
                "?=",
                "?size=SMALL&=1",
                "?size=%ZZ",
                "?size=%",
                "?size=%C0%AF",
                "?size=%ED%A0%80",
                "?a%00=1"
            })
    void answersAQueryThatCannotBeReadAsTheCallersFault(String query) {
        Answer answer = api().raw("GET /v1/parcels" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + Tokens.forOperator() + "\r\n\r\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("bad-request");
        assertThat(answer.json().path("instance").asString()).isEqualTo("/v1/parcels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUERY", "PROPFIND", "FOO", "get", "TRACE", "DELETE", "OPTIONS"})
    void namesTheMethodsThatAreServed(String method) {
        Answer answer = api().raw(method + " /v1/parcels HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + Tokens.forOperator() + "\r\n\r\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(405);
        assertThat(answer.type()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONNECT /v1/parcels HTTP/1.1  |                            | 501",
                "GET /v1/parcels HTTP/3.0      |                            | 505",
                "GET /v1/parcels HTTP/1.2      |                            | 505",
                "POST /v1/parcels HTTP/1.1     | Transfer-Encoding: gzip    | 501",
            })
    void saysTheStatusThatItAnswersWith(String line, String header, int status) {
        Answer answer = api().raw(line + "\r\nHost: localhost\r\nConnection: close\r\n"
                + (header == null ? "" : header + "\r\n") + "\r\n");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("bad-request");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.detail()).doesNotContain("traceId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Transfer-Encoding: chunked | zz",
                "Content-Length: 100        | {\"siz",
            })
    void answersABodyThatBreaksOffAsTheCallersFault(String header, String body) {
        Answer answer = api().rawUntilEnd(
                        "POST /v1/parcels HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: c1\r\n"
                                + "Authorization: Bearer " + Tokens.forOperator() + "\r\n" + header + "\r\n\r\n" + body
                                + "\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("bad-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/parcels;x=1/a       | The path is malformed",
                "/v1/%2e%2e/parcels      | The path is malformed",
                "/v1/par%2fcels          | The request line, the path",
            })
    void saysWhichPartOfARequestItDoesNotTake(String path, String detail) {
        Answer answer = api().raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + Tokens.forOperator() + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).startsWith(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/failures/bug", "/v1/failures/in-a-filter"})
    void namesTheTraceOfAFailureWhereverItIs(String path) {
        Answer answer = get(path, Map.of());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("traceId").asString()).isEqualTo(TracedFilter.TRACE_ID);
        assertThat(answer.json().path("instance").asString()).isEqualTo(path);
    }

    @Test
    void showsTwentyErrorsAndCountsTheOthers() {
        String lines = "{\"sku\":\"\",\"quantity\":0},".repeat(2_000);

        Answer answer = post(
                Map.of(),
                ("{\"size\":\"SMALL\",\"lines\":[" + lines.substring(0, lines.length() - 1) + "]}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors")).hasSize(20);
        assertThat(answer.detail()).endsWith("; and 3980 more");
        assertThat(answer.text()).hasSizeLessThan(5_000);
    }
}
