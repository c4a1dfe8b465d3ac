package dev.waybill.web.testing;

import dev.waybill.web.testing.OpenApiDocument.Described;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/** Which answers an OpenAPI document describes: the status, the media type and each header, for the operation. */
final class DescribedAnswers {

    /** What is not of the API: operation of the service, its documents, the dashboard's pages and files. */
    private static final List<PathPattern> BESIDE_THE_API = Stream.of(
                    "/",
                    "/actuator/**",
                    "/assets/**",
                    "/live",
                    "/stock",
                    "/login",
                    "/logout",
                    "/orders/**",
                    "/swagger-ui/**",
                    "/v3/**",
                    "/webjars/**")
            .map(DescribedAnswers::pattern)
            .toList();

    /** The only answers, problems all of them, where the document has no operation. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 405);

    /** What HTTP, the server or Spring Security adds to any answer. */
    private static final Set<String> OF_ANY_ANSWER = caseless(
            "Cache-Control",
            "Connection",
            "Content-Length",
            "Content-Type",
            "Date",
            "Expires",
            "Keep-Alive",
            "Pragma",
            "Transfer-Encoding",
            "Vary",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection");

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private final OpenApiDocument document;

    /** The operations of each path by their methods, the most specific path first. */
    private final Map<PathPattern, Map<String, Described>> paths = new TreeMap<>();

    DescribedAnswers(OpenApiDocument document) {
        this.document = document;
        document.operations()
                .forEach(operation -> paths.computeIfAbsent(pattern(operation.path()), _ -> new TreeMap<>())
                        .put(operation.method(), operation));
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    private static Set<String> caseless(String... names) {
        return caseless(List.of(names));
    }

    private static Set<String> caseless(Collection<String> names) {
        Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        caseless.addAll(names);
        return caseless;
    }

    /** What the document does not have of the answer; empty if it describes it. */
    List<String> missing(SentAnswer answer) {
        PathContainer path = parsed(answer.path());
        if (answer.status() == HandlerProbe.WOULD_RUN
                || BESIDE_THE_API.stream().anyMatch(pattern -> pattern.matches(path))) {
            return List.of();
        }
        return operation(answer.method(), path)
                .map(operation -> missing(operation, answer))
                .orElseGet(() -> isRefusal(answer) ? List.of() : List.of("an operation"));
    }

    /** Nothing in the place of a path that cannot be decoded: no operation has it. */
    private static PathContainer parsed(String path) {
        try {
            return PathContainer.parsePath(path);
        } catch (IllegalArgumentException e) {
            return PathContainer.parsePath("");
        }
    }

    private Optional<Described> operation(String method, PathContainer path) {
        return paths.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .findFirst()
                .map(entry -> entry.getValue().get(method.equals("HEAD") ? "GET" : method));
    }

    private static boolean isRefusal(SentAnswer answer) {
        return REFUSALS.contains(answer.status())
                && MediaType.APPLICATION_PROBLEM_JSON_VALUE.equals(answer.mediaType());
    }

    private List<String> missing(Described operation, SentAnswer answer) {
        JsonNode response =
                document.resolved(operation.description().path("responses").path(Integer.toString(answer.status())));
        if (response.isMissingNode()) {
            return List.of(operation + " with status " + answer.status());
        }
        Set<String> headers = caseless(response.path("headers").propertyNames());
        Stream<String> undescribed = answer.headers().stream()
                .filter(header -> !OF_ANY_ANSWER.contains(header) && !headers.contains(header))
                .map(header -> operation + " with header " + header + " of " + answer.status());
        Stream<String> type = describesType(response, answer)
                ? Stream.of()
                : Stream.of(operation + " with media type " + answer.mediaType() + " of " + answer.status());
        return Stream.concat(type, undescribed).toList();
    }

    private static boolean describesType(JsonNode response, SentAnswer answer) {
        if (answer.mediaType() == null) {
            return WITHOUT_BODY.contains(answer.status()) || answer.method().equals("HEAD") || !response.has("content");
        }
        return response.path("content").has(answer.mediaType());
    }
}
