package dev.waybill.reporting.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.reporting.ReportingIT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.context.TestPropertySource;

/** Browsers at a dashboard behind a gateway at 127.0.0.1, which says where they are; a form has four seconds. */
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.internal-proxies=127[.]0[.]0[.]1",
            "waybill.web.body-deadline=4s"
        })
abstract class LogIns extends ReportingIT {

    static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
    static final String PASSWORD = "open sesame";

    private static final String FORWARDED = "X-Forwarded-For";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** A browser, with cookies of its own. */
    final class Visitor {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client;
        private final String[] headers;

        Visitor(HttpClient.Builder client, String... headers) {
            this.client = client.cookieHandler(cookies).build();
            this.headers = headers;
        }

        void takeCookie(String cookie) throws IOException {
            cookies.put(uri("/login"), Map.of("Set-Cookie", List.of(cookie + "; Path=/login")));
        }

        HttpResponse<String> logIn(String password) {
            Matcher csrf = CSRF.matcher(get("/login").body());
            assertThat(csrf.find()).isTrue();
            String form = "username=analyst&password=%s&_csrf=%s".formatted(encoded(password), encoded(csrf.group(1)));
            return send(request("/login")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }

        HttpResponse<String> get(String path) {
            return get(path, HTML);
        }

        HttpResponse<String> get(String path, String accept) {
            return send(request(path).header("Accept", accept));
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            try {
                return client.send(request.build(), BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A browser that the gateway says nothing about. */
    final Visitor visitor() {
        return new Visitor(HttpClient.newBuilder());
    }

    /** A browser at this address, as the gateway says. */
    final Visitor visitorFrom(String address) {
        return new Visitor(HttpClient.newBuilder(), FORWARDED, address);
    }

    /** A browser that comes directly, from another address than the gateway's, and says that it is somewhere else. */
    final Visitor impostor(InetAddress from, String claimed) {
        return new Visitor(HttpClient.newBuilder().localAddress(from), FORWARDED, claimed);
    }

    final HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static String location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElse(""))
                .toString()
                .replaceFirst("^http://[^/]+", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
