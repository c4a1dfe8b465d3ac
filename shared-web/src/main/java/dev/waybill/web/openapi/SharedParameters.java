package dev.waybill.web.openapi;

import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.Preconditions;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the headers and parameters that the shared argument types read, and the entity tag of what can be kept. */
final class SharedParameters implements GlobalOperationCustomizer {

    static final String UNCHANGED = "304";

    private static final String E_TAG = "ETag";
    private static final String LOCATION = "Location";
    private static final String IF_NONE_MATCH = Preconditions.IF_NONE_MATCH;
    private static final String IF_NONE_MATCH_OF_CHANGE = IF_NONE_MATCH + ".change";

    /** As the argument types read them. */
    private static final String KEY = "^(\"[!#-\\[\\]-~]{1,255}\"|[!#-\\[\\]-~]{1,255})$";

    private static final String TAG = "(W/)?\"[!#-~\\u0080-\\u00ff]*\"";
    private static final String TAGS = "^(\\*|" + TAG + "(\\s*,\\s*" + TAG + ")*)$";
    private static final int MAX_KEY = 257;
    private static final String SOME_TAG = "\"3\"";

    static void addTo(Components components) {
        components.addParameters(IdempotencyKey.HEADER, idempotencyKey());
        components.addParameters("limit", limit());
        components.addParameters("cursor", cursor());
        components.addParameters(
                IF_NONE_MATCH,
                header(IF_NONE_MATCH, "An ETag that is known already: while it is the current one, the answer is 304"));
        components.addParameters(
                Preconditions.IF_MATCH,
                header(
                        Preconditions.IF_MATCH,
                        "The ETag that must still be the current one, else 412; * if it must be there"));
        components.addParameters(
                IF_NONE_MATCH_OF_CHANGE,
                header(
                        IF_NONE_MATCH,
                        "* if it must not be there yet, or an ETag that must not be the current one, else 412"));
        components.addHeaders(
                E_TAG,
                new Header()
                        .description("Changes with everything that is shown")
                        .schema(new StringSchema())
                        .example(SOME_TAG));
        components.addHeaders(
                LOCATION,
                new Header()
                        .description("Where to look at it")
                        .schema(new StringSchema().format("uri-reference"))
                        .example("/v1/orders/01932f6e-8a1b-7c3d-9e4f-5a6b7c8d9e0f"));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (Handlers.takes(handler, IdempotencyKey.class)) {
            add(operation, IdempotencyKey.HEADER);
        }
        if (Handlers.takes(handler, Preconditions.class)) {
            add(operation, Preconditions.IF_MATCH);
            add(operation, IF_NONE_MATCH_OF_CHANGE);
        }
        if (Handlers.takes(handler, PageQuery.class)) {
            add(operation, "limit");
            add(operation, "cursor");
        }
        if (handler.getMethod().getReturnType() == ResponseEntity.class) {
            describeHeaders(operation.getResponses());
            if (handler.hasMethodAnnotation(GetMapping.class)) {
                add(operation, IF_NONE_MATCH);
                operation
                        .getResponses()
                        .addApiResponse(UNCHANGED, tagged(new ApiResponse().description("It has not changed")));
            }
        }
        return operation;
    }

    /** Whoever answers with more than a body answers with its tag, and with the place of what was begun. */
    private static void describeHeaders(ApiResponses responses) {
        responses.forEach((status, response) -> {
            if (status.startsWith("2")) {
                tagged(response);
            }
            if (status.equals("201") || status.equals("202")) {
                response.addHeaderObject(LOCATION, new Header().$ref("#/components/headers/" + LOCATION));
            }
        });
    }

    private static ApiResponse tagged(ApiResponse response) {
        response.addHeaderObject(E_TAG, new Header().$ref("#/components/headers/" + E_TAG));
        return response;
    }

    private static void add(Operation operation, String parameter) {
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + parameter));
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .schema(new StringSchema().pattern(TAGS))
                .example(SOME_TAG);
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyKey.HEADER)
                .required(true)
                .description("Chosen by the caller, new for each new request, repeated with each repetition")
                .schema(new StringSchema().minLength(1).maxLength(MAX_KEY).pattern(KEY))
                .example("8e03978e-40d5-43e8-bc93-6894a57f9324");
    }

    private static Parameter limit() {
        IntegerSchema schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(PageQuery.MAX_LIMIT));
        schema.setDefault(PageQuery.DEFAULT_LIMIT);
        return new Parameter()
                .in("query")
                .name("limit")
                .description("How many items at most")
                .schema(schema);
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("nextCursor of the page before, on this list; absent for the first page")
                .schema(new StringSchema().maxLength(Cursor.MAX_LENGTH).pattern("^[A-Za-z0-9_-]+$"));
    }
}
