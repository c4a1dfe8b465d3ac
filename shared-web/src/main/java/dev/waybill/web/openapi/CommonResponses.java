package dev.waybill.web.openapi;

import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.paging.PageQuery;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;

/** Documents what every operation has: its problems, and the parameters that the shared argument types read. */
final class CommonResponses implements GlobalOperationCustomizer {

    static final String PROBLEM = "Problem";

    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of(
            "400", "The request is malformed, or has invalid fields",
            "401", "The bearer token is missing or not accepted",
            "403", "The caller's roles do not allow it",
            "500", "Something went wrong on our side",
            "503", "Overloaded, or something that the service needs is away: try again after Retry-After"));

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        PROBLEMS.forEach((status, description) -> addProblem(operation, status, description));
        if (takes(handler, IdempotencyKey.class)) {
            operation.addParametersItem(idempotencyKey());
            addProblem(operation, "409", "A request with this Idempotency-Key is in work");
            addProblem(operation, "422", "The Idempotency-Key belongs to another request");
        }
        if (takes(handler, PageQuery.class)) {
            operation.addParametersItem(limit());
            operation.addParametersItem(cursor());
        }
        return operation;
    }

    static Schema<?> problemSchema() {
        return new ObjectSchema()
                .description("A problem detail (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri").example("https://waybill.dev/problems/not-found"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What to change"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static void addProblem(Operation operation, String status, String description) {
        operation
                .getResponses()
                .computeIfAbsent(
                        status,
                        absent -> new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new io.swagger.v3.oas.models.media.MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyKey.HEADER)
                .required(true)
                .description("Chosen by the caller, new for each new request, repeated with each repetition")
                .schema(new StringSchema().minLength(1).maxLength(255))
                .example("8e03978e-40d5-43e8-bc93-6894a57f9324");
    }

    private static Parameter limit() {
        IntegerSchema schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(PageQuery.MAX_LIMIT));
        schema.setDefault(PageQuery.DEFAULT_LIMIT);
        return new Parameter().in("query").name("limit").schema(schema);
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("nextCursor of the page before; absent for the first page")
                .schema(new StringSchema());
    }
}
