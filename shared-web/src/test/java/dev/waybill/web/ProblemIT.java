package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemIT extends RunningShop {

    private static final String GOOD = """
            {"size":"SMALL","lines":[{"sku":"a","quantity":1}]}""";

    private Answer place(String body) {
        return api().post("/v1/parcels", Tokens.forOperator(), UUID.randomUUID().toString(), body);
    }

    private static String shown(Answer answer) {
        return answer.status() + " " + answer.type() + " " + answer.detail();
    }

    @Test
    void listsEachInvalidField() {
        Answer answer = place("""
                {"lines":[{"sku":"","quantity":0},{"sku":"a","quantity":9999999}]}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("invalid-request");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("size", "lines[0].sku", "lines[0].quantity", "lines[1].quantity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"size\":\"HUGE\",\"lines\":[]}                                    | size must be one of SMALL, LARGE",
                "{\"size\":1,\"lines\":[]}                                           | size must be one of SMALL, LARGE",
                "{\"size\":\"SMALL\",\"lines\":[{\"sku\":\"a\",\"quantity\":\"1\"}]} | lines[0].quantity must be a whole number",
                "{\"size\":\"SMALL\",\"lines\":[{\"sku\":\"a\",\"quantity\":1.5}]}   | lines[0].quantity must be a whole number",
                "{\"size\":\"SMALL\",\"lines\":[{\"sku\":\"a\",\"quantity\":null}]}  | lines[0].quantity must be a whole number",
                "{\"size\":\"SMALL\",\"lines\":[{\"sku\":\"a\",\"quantity\":99999999999}]} | lines[0].quantity must be a whole number that is not so large",
                "{\"size\":\"SMALL\",\"lines\":[{\"sku\":7,\"quantity\":1}]}         | lines[0].sku must be a string",
                "{\"size\":\"SMALL\",\"lines\":[{\"sku\":\"a\\u0000\",\"quantity\":1}]} | lines[0].sku must not contain the character U+0000 or half a surrogate pair",
                "{\"size\":\"SMALL\",\"lines\":{}}                                   | lines must be an array",
                "{\"size\":\"SMALL\",\"lines\":[7]}                                  | lines[0] must be an object",
                "{\"size\":\"SMALL\",\"colour\":1}                                   | colour is not known here; known are lines, size",
            })
    void namesTheFieldThatHasTheWrongType(String body, String detail) {
        Answer answer = place(body);

        assertThat(shown(answer)).isEqualTo("400 invalid-request " + detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"size\":           | The body is not well-formed JSON at line 1, column",
                "{\"size\":1} {}      | ",
                "{\"a\":1,\"a\":2}    | ",
                "[]                   | The body must be an object.",
                "7                    | The body must be an object.",
                "``                   | The request needs a JSON body.",
            })
    void saysWhereABodyIsMalformed(String body, String detail) {
        Answer answer = place(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.detail()).startsWith(detail == null ? "" : detail);
    }

    @Test
    void survivesADeeplyNestedBody() {
        Answer answer = place("[".repeat(5_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("tools.jackson", "java.");
    }

    @Test
    void refusesABodyThatIsTooLargeWithAndWithoutItsLengthTold() {
        byte[] tenMegabytes = ("{\"size\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        Answer refused = place(new String(tenMegabytes, StandardCharsets.UTF_8));
        Answer chunked = api().postChunked("/v1/parcels", Tokens.forOperator(), "k-large", tenMegabytes);

        assertThat(shown(refused)).isEqualTo("413 body-too-large A body may have at most 1048576 bytes.");
        assertThat(shown(chunked)).isEqualTo("413 body-too-large A body may have at most 1048576 bytes.");
    }

    @Test
    void namesTheMediaTypeThatItTakes() {
        Answer answer = api().send(
                        "POST",
                        "/v1/parcels",
                        Map.of(
                                "Authorization", "Bearer " + Tokens.forOperator(),
                                "Idempotency-Key", "k-xml",
                                "Content-Type", "application/xml"),
                        BodyPublishers.ofString("<a/>"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.type()).isEqualTo("unsupported-media-type");
        assertThat(answer.header("Accept")).contains("application/json");
    }

    @Test
    void answersAProblemAsJsonWhateverIsAccepted() {
        Answer answer = api().send(
                        "GET",
                        "/v1/parcels",
                        Map.of("Authorization", "Bearer " + Tokens.forOperator(), "Accept", "application/xml"),
                        BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.type()).isEqualTo("not-acceptable");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/parcels/not-a-uuid        | parcelId must be a UUID",
                "/v1/parcels?size=HUGE         | size must be one of SMALL, LARGE",
                "/v1/parcels?limit=0           | limit must be a whole number from 1 to 200",
                "/v1/parcels?limit=201         | limit must be a whole number from 1 to 200",
                "/v1/parcels?limit=ten         | limit must be a whole number from 1 to 200",
            })
    void namesTheParameterThatIsWrong(String path, String detail) {
        assertThat(shown(api().get(path, Tokens.forOperator()))).isEqualTo("400 invalid-request " + detail);
    }

    @Test
    void refusesAParameterThatNoDatabaseTakes() {
        Answer answer = api().get("/v1/parcels?cursor=a%00b", Tokens.forOperator());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("bad-request");
    }

    @ParameterizedTest
    @CsvSource({
        "sold-out, 422, sold-out, ''",
        "conflict, 409, conflicting-change, ''",
        "lock, 503, temporarily-unavailable, 1",
        "lock-too-late, 503, temporarily-unavailable, 5",
        "no-connection, 503, temporarily-unavailable, 5",
        "lost-at-commit, 503, temporarily-unavailable, 5",
        "bug, 500, internal-error, ''",
        "error, 500, internal-error, ''"
    })
    void answersEachFailureWithoutTellingWhatRunsInside(String kind, int status, String type, String retryAfter) {
        Answer answer = api().get("/v1/failures/" + kind, Tokens.forOperator());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
        assertThat(answer.text()).doesNotContain("secret", "Exception", "trace\"", "\tat ", "deadlock", "pool");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /v1/parcels/%ZZ HTTP/1.1  | 400",
                "GET /v1/<script> HTTP/1.1     | 400",
                "GET //v1//parcels HTTP/1.1    | 400",
                "NONSENSE                      | 400",
                "GET /v1 HTTP/9.9              | 505",
            })
    void answersAMalformedRequestLineAsAProblem(String line, int status) throws IOException {
        String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json")
                .doesNotContain("<html", "Exception", "Tomcat");
    }

    @Test
    void answersATooLongHeaderAsAProblem() throws IOException {
        String answer = raw("GET /v1/parcels HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                + "x".repeat(50_000) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json")
                .doesNotContain("<html", "Exception", "Tomcat");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void takesWhatIsRight() {
        assertThat(place(GOOD).status()).isEqualTo(201);
    }
}
