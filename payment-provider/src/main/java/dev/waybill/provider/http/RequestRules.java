package dev.waybill.provider.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every request must keep to, whatever it is about: what the provider does not read, it refuses. */
final class RequestRules {

    private static final List<String> CONDITIONS = List.of(
            "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Content-Range");
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZERO_WEIGHT = Pattern.compile("q\\s*=\\s*0(\\.0{0,3})?");

    private RequestRules() {}

    static void check(Request request, Routes.Route route) throws IOException {
        if (request.query() != null) {
            throw Problem.badRequest("no query parameter is known here: leave the query out");
        }
        for (String header : CONDITIONS) {
            if (request.headers().containsKey(header)) {
                throw Problem.badRequest(header + " is not supported here: leave it out");
            }
        }
        if (!accepts(request.headers(), route.produces())) {
            throw Problem.notAcceptable(route.produces());
        }
        if (route.takesBody()) {
            requireJson(request.headers());
        } else if (request.hasBody()) {
            throw Problem.badRequest("this operation takes no body: leave it out");
        }
    }

    private static void requireJson(Headers headers) {
        List<String> types = headers.getOrDefault("Content-Type", List.of());
        if (types.size() != 1 || !JSON.matcher(types.getFirst().strip()).matches()) {
            throw Problem.unsupportedMediaType("send Content-Type: application/json, in UTF-8");
        }
        @Nullable String encoding = headers.getFirst("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.unsupportedMediaType("send the body without Content-Encoding");
        }
    }

    private static boolean accepts(Headers headers, String type) {
        List<String> accepted = headers.getOrDefault("Accept", List.of("*/*"));
        return accepted.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(range -> range.strip().toLowerCase(Locale.ROOT).split(";"))
                .anyMatch(range -> covers(range[0].strip(), type) && !isExcluded(range));
    }

    private static boolean covers(String range, String type) {
        return range.equals("*/*") || range.equals("application/*") || range.equals(type);
    }

    private static boolean isExcluded(String[] range) {
        return Arrays.stream(range)
                .skip(1)
                .anyMatch(parameter -> ZERO_WEIGHT.matcher(parameter.strip()).matches());
    }
}
