package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.client.Answer;
import dev.waybill.system.client.Http;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;

/** A request that no service may fulfil, and the problem that must answer it. */
record InvalidRequest(String what, HttpRequest.Builder request, int status, String problem) {

    private static final String PROBLEMS = "https://waybill.dev/problems/";
    private static final List<String> THE_INSIDE =
            List.of("Exception", "\tat ", "dev.waybill.", "org.", "java.", "tools.jackson", "SQL", "null pointer");

    /** More than any body may have. */
    static final String TEN_MEGABYTES = "x".repeat(10 * 1024 * 1024);

    /** Sends it, and expects a problem that says what to change and shows nothing of the inside. */
    void isAnsweredByAProblem() {
        Answer answer = Http.send(request);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString()).as(answer.body()).isEqualTo(PROBLEMS + problem);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).hasSizeGreaterThan(10);
        assertThat(answer.body()).doesNotContain(THE_INSIDE).hasSizeLessThan(2_000);
    }

    /** The request with an idempotency key of its own. */
    static HttpRequest.Builder keyed(HttpRequest.Builder request) {
        return request.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        String start = what.length() > 80 ? what.substring(0, 80) + "…" : what;
        return start + " → " + status + " " + problem;
    }
}
