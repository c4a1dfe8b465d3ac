package dev.waybill.web.openapi;

import static java.util.stream.Collectors.joining;

import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.problem.Problems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How problems are described: each type is an example, and refusals that many operations share are written once. */
final class ProblemDescriptions {

    /** A body has bounds also where none is read: hence 408 and 413. */
    static final List<ProblemType> OF_EVERY_OPERATION = List.of(
            Problems.INVALID_REQUEST,
            Problems.BAD_REQUEST,
            Problems.AUTHENTICATION_REQUIRED,
            Problems.INVALID_TOKEN,
            Problems.FORBIDDEN,
            Problems.NOT_ACCEPTABLE,
            Problems.BODY_TIMEOUT,
            Problems.BODY_TOO_LARGE,
            Problems.ABOVE_SHARE,
            Problems.INTERNAL_ERROR,
            Problems.OVERLOADED,
            Problems.TEMPORARILY_UNAVAILABLE);

    private static final Map<List<ProblemType>, String> SHARED = Map.ofEntries(
            Map.entry(List.of(Problems.INVALID_REQUEST, Problems.BAD_REQUEST), "BadRequest"),
            Map.entry(List.of(Problems.AUTHENTICATION_REQUIRED, Problems.INVALID_TOKEN), "Unauthorized"),
            Map.entry(List.of(Problems.FORBIDDEN), "Forbidden"),
            Map.entry(List.of(Problems.NOT_FOUND), "NotFound"),
            Map.entry(List.of(Problems.NOT_ACCEPTABLE), "NotAcceptable"),
            Map.entry(List.of(Problems.CONFLICTING_CHANGE), "ConflictingChange"),
            Map.entry(List.of(Problems.PRECONDITION_FAILED), "PreconditionFailed"),
            Map.entry(List.of(Problems.BODY_TOO_LARGE), "BodyTooLarge"),
            Map.entry(List.of(Problems.UNSUPPORTED_MEDIA_TYPE), "UnsupportedMediaType"),
            Map.entry(List.of(Problems.BODY_TIMEOUT), "BodyTimeout"),
            Map.entry(List.of(Problems.ABOVE_SHARE), "AboveShare"),
            Map.entry(List.of(Problems.INTERNAL_ERROR), "InternalError"),
            Map.entry(List.of(Problems.OVERLOADED, Problems.TEMPORARILY_UNAVAILABLE), "Unavailable"));

    private static final Set<ProblemType> PASSING = Set.of(
            Problems.ABOVE_SHARE,
            Problems.OVERLOADED,
            Problems.TEMPORARILY_UNAVAILABLE,
            Problems.BACKLOG_FULL,
            Problems.REQUEST_IN_FLIGHT,
            Problems.CONFLICTING_CHANGE);

    private static final Map<String, Header> HEADERS = Map.of(
            HttpHeaders.ACCEPT,
            header("Which media type a body must have", new StringSchema(), "application/json"),
            HttpHeaders.ACCEPT_ENCODING,
            header("Which content coding a body must have", new StringSchema(), "identity"),
            HttpHeaders.RETRY_AFTER,
            header("Seconds after which trying again makes sense", new IntegerSchema(), 5),
            HttpHeaders.WWW_AUTHENTICATE,
            header("What is wrong with the token (RFC 6750)", new StringSchema(), "Bearer realm=\"waybill\""));

    private final Map<String, ProblemType> types = new TreeMap<>();

    ProblemDescriptions(Stream<ProblemTypes> ofService) {
        Stream.concat(Problems.ALL.stream(), ofService.flatMap(some -> some.all().stream()))
                .forEach(type -> types.put(type.slug(), type));
    }

    ProblemType type(String slug) {
        ProblemType type = types.get(slug);
        if (type == null) {
            throw new IllegalStateException("no bean ProblemTypes has the type " + slug);
        }
        return type;
    }

    void addTo(Components components) {
        components.addSchemas(ProblemSchema.NAME, ProblemSchema.schema());
        types.forEach((slug, type) -> components.addExamples(slug, ProblemSchema.example(type)));
        SHARED.forEach((problems, name) -> components.addResponses(name, described(problems)));
        HEADERS.forEach(components::addHeaders);
    }

    private static Header header(String description, Schema<?> schema, Object example) {
        return new Header().description(description).schema(schema).example(example);
    }

    /** One answer for problems that have their status in common. */
    ApiResponse response(List<ProblemType> problems) {
        String shared = SHARED.get(problems);
        return shared == null ? described(problems) : new ApiResponse().$ref("#/components/responses/" + shared);
    }

    private static ApiResponse described(List<ProblemType> problems) {
        Map<String, Example> examples = new LinkedHashMap<>();
        problems.forEach(type -> examples.put(type.slug(), new Example().$ref("#/components/examples/" + type.slug())));
        MediaType content = new MediaType().schema(new Schema<>().$ref(ProblemSchema.REFERENCE));
        content.setExamples(examples);
        ApiResponse response = new ApiResponse()
                .description(problems.stream().map(ProblemType::title).collect(joining("; or: ")))
                .content(new Content()
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, content));
        problems.stream()
                .flatMap(type -> headersOf(type).stream())
                .distinct()
                .forEach(name -> response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name)));
        return response;
    }

    private static List<String> headersOf(ProblemType type) {
        if (PASSING.contains(type)) {
            return List.of(HttpHeaders.RETRY_AFTER);
        }
        if (type.equals(Problems.UNSUPPORTED_MEDIA_TYPE)) {
            return List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING);
        }
        return type.status() == HttpStatus.UNAUTHORIZED.value() || type.equals(Problems.FORBIDDEN)
                ? List.of(HttpHeaders.WWW_AUTHENTICATE)
                : List.of();
    }
}
