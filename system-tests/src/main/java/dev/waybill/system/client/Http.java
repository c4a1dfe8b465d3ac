package dev.waybill.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Plain HTTP with a bearer token. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Http() {}

    /** A request to this address, authorised by this token. */
    public static HttpRequest.Builder request(URI address, String token) {
        return anonymous(address).header("Authorization", "Bearer " + token);
    }

    /** A request to this address without any token. */
    public static HttpRequest.Builder anonymous(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT);
    }

    /** Makes the request carry this JSON text, by this method. */
    public static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    /** Sends the request; throws {@link UncheckedIOException} where nothing is known of its outcome. */
    public static Answer send(HttpRequest.Builder request) {
        return Answer.of(exchange(request));
    }

    /** What time it is, to the second, for the program that answers there. */
    public static Instant timeAt(URI address) {
        HttpResponse<String> answer = exchange(anonymous(address));
        String date = answer.headers().firstValue("Date").orElseThrow();
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
