package dev.waybill.reporting.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.SlowClient;
import dev.waybill.web.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class LogInIT extends LogIns {

    private static final int STRANGERS = 1_000;
    private static final int TWICE_THE_DEADLINE = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final String FORM = """
            POST /login HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: %d\r
            \r
            """;

    private final Visitor visitor = visitor();

    @Test
    void sendsAStrangerToTheLogInPage() {
        HttpResponse<String> answer = visitor.get("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/login");
    }

    @Test
    void tellsTheLivePageOfAStrangerWhereToGo() {
        HttpResponse<String> answer = visitor.send(request("/live").header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
    }

    @Test
    void tellsTheLivePageWhoseSessionHasEndedWhy() {
        HttpResponse<String> answer = visitor.send(
                request("/live").header("HX-Request", "true").header("Cookie", "WAYBILL_DASHBOARD=0123456789ABCDEF"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login?expired");
        assertThat(visitor.get("/login?expired").body()).contains("The session has ended.");
    }

    @Test
    void keepsThePageToItselfAndTheCookieFromScripts() {
        HttpResponse<String> answer = visitor.get("/login");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("WAYBILL_FORM=", "HttpOnly", "SameSite=Strict"));
        assertThat(answer.body()).doesNotContain("<script>", "style=", "http://", "https://");
    }

    @Test
    void keepsNothingOfAThousandStrangers(@Autowired MeterRegistry metrics) {
        double before = metrics.get("tomcat.sessions.created").functionCounter().count();
        for (int number = 0; number < STRANGERS; number++) {
            HttpResponse<String> page = visitor.get(number % 2 == 0 ? "/login" : "/");

            assertThat(page.headers().allValues("Set-Cookie").toString()).doesNotContain("WAYBILL_DASHBOARD");
        }

        assertThat(metrics.get("tomcat.sessions.created").functionCounter().count())
                .isEqualTo(before);
        HttpResponse<String> loggedIn = visitor.logIn(PASSWORD);
        assertThat(loggedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("WAYBILL_DASHBOARD=", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void refusesAFormThatIsNotItsOwn() {
        HttpResponse<String> answer = visitor.send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=analyst&password=open+sesame")));

        assertThat(location(answer)).isEqualTo("/login?stale");
        assertThat(visitor.get("/login?stale").body())
                .contains("The form was out of date")
                .doesNotContain("has ended");
    }

    @Test
    void staysLoggedInWhenAFormIsOutOfDate() {
        visitor.logIn(PASSWORD);

        HttpResponse<String> answer = visitor.send(request("/logout").POST(BodyPublishers.noBody()));

        assertThat(location(answer)).isEqualTo("/?stale");
        HttpResponse<String> page = visitor.get("/?stale");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("you are still logged in").doesNotContain("has ended");
    }

    @Test
    void givesNothingElseToWhoIsLoggedIn() {
        visitor.logIn(PASSWORD);

        assertThat(visitor.get("/%76%31/dead-letters/audit", "text/html, application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/%61ctuator/prometheus", "text/html, application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/no/such/page").statusCode()).isEqualTo(401);
    }

    @Test
    void endsAFormThatComesByteByByte() throws Exception {
        long start = System.nanoTime();
        try (SlowClient client = new SlowClient(port, FORM.formatted(1_000) + "username=");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> sent = threads.submit(() -> client.trickle(TWICE_THE_DEADLINE));

            assertThat(client.status()).isEqualTo(408);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(1));
            assertThat(sent.get()).isLessThan(TWICE_THE_DEADLINE);
        }
    }

    @Test
    void readsNoMoreOfAFormThanALogInNeeds() throws IOException {
        try (SlowClient client = new SlowClient(port, FORM.formatted(100_000))) {
            assertThat(client.status()).isEqualTo(413);
        }
        HttpResponse<String> withoutLength = visitor.send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100_000]))));
        assertThat(withoutLength.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=%zz", "username=a%00b"})
    void refusesAFormThatCannotBeRead(String form) {
        HttpResponse<String> answer = visitor.send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void opensTheDashboardOnly() {
        assertThat(location(visitor.logIn(PASSWORD))).isEqualTo("/");

        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/v1/reports/orders", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/actuator/metrics", "application/json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesNoBearerTokenForIt() {
        HttpResponse<String> answer =
                visitor.send(request("/").header("Authorization", "Bearer " + Tokens.forOperator()));

        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/assets/dashboard.css",
                "/webjars/htmx.org/dist/htmx.min.js"
            })
    void servesWhatNeedsNoLogIn(String path) {
        assertThat(visitor.get(path, "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAProgramThatIsLostWithAProblem() {
        assertThat(visitor.get("/v2/weather", "application/json").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }
}
