package dev.waybill.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.HttpApi.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is logged in to the dashboard. */
final class LoggedIn {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private LoggedIn() {}

    /** Logs in by the form; the cookie of the session. */
    static String at(HttpApi api) {
        Answer form = api.getWithoutToken("/login");
        Matcher csrf = CSRF.matcher(form.text());
        assertThat(csrf.find()).isTrue();
        Answer answer = api.send(
                "POST",
                "/login",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Cookie", cookieOf(form, "WAYBILL_FORM")),
                BodyPublishers.ofString("username=analyst&password=open+sesame&_csrf="
                        + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)));
        assertThat(answer.header("Location")).endsWith("/");
        return cookieOf(answer, "WAYBILL_DASHBOARD");
    }

    private static String cookieOf(Answer answer, String name) {
        Matcher cookie = Pattern.compile(name + "=[^;,]+").matcher(answer.header("Set-Cookie"));
        assertThat(cookie.find()).isTrue();
        return cookie.group();
    }
}
