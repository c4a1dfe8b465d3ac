package dev.waybill.reporting.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.reporting.ReportingIT;
import dev.waybill.web.testing.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class LogInIT extends ReportingIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int STRANGERS = 1_000;
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Autowired
    private FailedLogIns failedLogIns;

    @Test
    void sendsAStrangerToTheLogInPage() {
        HttpResponse<String> answer = get("/", HTML);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/login");
    }

    @Test
    void tellsTheLivePageOfAStrangerWhereToGo() {
        HttpResponse<String> answer = send(request("/live").header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
    }

    @Test
    void tellsTheLivePageWhoseSessionHasEndedWhy() {
        HttpResponse<String> answer = send(
                request("/live").header("HX-Request", "true").header("Cookie", "WAYBILL_DASHBOARD=0123456789ABCDEF"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login?expired");
        assertThat(get("/login?expired", HTML).body()).contains("The session has ended.");
    }

    @Test
    void keepsThePageToItselfAndTheCookieFromScripts() {
        HttpResponse<String> answer = get("/login", HTML);

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
            HttpResponse<String> page = get(number % 2 == 0 ? "/login" : "/", HTML);

            assertThat(page.headers().allValues("Set-Cookie").toString()).doesNotContain("WAYBILL_DASHBOARD");
        }

        assertThat(metrics.get("tomcat.sessions.created").functionCounter().count())
                .isEqualTo(before);
        HttpResponse<String> loggedIn = logIn("open sesame");
        assertThat(loggedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("WAYBILL_DASHBOARD=", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void refusesAFormThatIsNotItsOwn() {
        HttpResponse<String> answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=analyst&password=open+sesame")));

        assertThat(location(answer)).isEqualTo("/login?stale");
        assertThat(get("/login?stale", HTML).body())
                .contains("The form was out of date")
                .doesNotContain("has ended");
    }

    @Test
    void staysLoggedInWhenAFormIsOutOfDate() {
        logIn("open sesame");

        HttpResponse<String> answer = send(request("/logout").POST(BodyPublishers.noBody()));

        assertThat(location(answer)).isEqualTo("/?stale");
        HttpResponse<String> page = get("/?stale", HTML);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("you are still logged in").doesNotContain("has ended");
    }

    @Test
    void givesNothingElseToWhoIsLoggedIn() {
        logIn("open sesame");

        assertThat(get("/%76%31/dead-letters/audit", "text/html, application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/%61ctuator/prometheus", "text/html, application/json").statusCode())
                .isEqualTo(401);
        assertThat(get("/no/such/page", HTML).statusCode()).isEqualTo(401);
    }

    @Test
    void makesWhoGuessesWait() {
        forgetFailures();
        try {
            for (int i = 0; i < FailedLogIns.ALLOWED; i++) {
                assertThat(location(logIn("guess-" + i))).isEqualTo("/login?wrong");
            }

            assertThat(location(logIn("open sesame"))).isEqualTo("/login?wait");
        } finally {
            forgetFailures();
        }
    }

    private void forgetFailures() {
        failedLogIns.succeeded("127.0.0.1");
        failedLogIns.succeeded("0:0:0:0:0:0:0:1");
    }

    @Test
    void opensTheDashboardOnly() {
        assertThat(location(logIn("open sesame"))).isEqualTo("/");

        assertThat(get("/", HTML).statusCode()).isEqualTo(200);
        assertThat(get("/v1/reports/orders", "application/json").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/metrics", "application/json").statusCode()).isEqualTo(401);
    }

    @Test
    void takesNoBearerTokenForIt() {
        HttpResponse<String> answer = send(request("/").header("Authorization", "Bearer " + Tokens.forOperator()));

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
        assertThat(get(path, "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAProgramThatIsLostWithAProblem() {
        assertThat(get("/v2/weather", "application/json").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    private HttpResponse<String> logIn(String password) {
        Matcher csrf = CSRF.matcher(get("/login", HTML).body());
        assertThat(csrf.find()).isTrue();
        String form = "username=analyst&password=%s&_csrf=%s".formatted(encoded(password), encoded(csrf.group(1)));
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElse(""))
                .toString()
                .replaceFirst("^http://[^/]+", "");
    }

    private HttpResponse<String> get(String path, String accept) {
        return send(request(path).header("Accept", accept));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
