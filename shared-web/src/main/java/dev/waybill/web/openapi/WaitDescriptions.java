package dev.waybill.web.openapi;

import dev.waybill.web.preference.Preferences;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes {@code Prefer: wait} where an operation {@link MayWait}, and both answers that it may have. */
final class WaitDescriptions implements GlobalOperationCustomizer {

    private static final String DONE = "200";
    private static final String NOT_YET = "202";
    private static final String WHATEVER_A_HEADER_HOLDS = "^[\\t -~\\u0080-\\u00ff]*$";
    private static final String EXAMPLE = "wait=10";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.hasMethodAnnotation(MayWait.class)) {
            operation.addParametersItem(prefer());
            ApiResponses responses = operation.getResponses();
            Content content = contentOf(responses);
            describe(responses, DONE, "The outcome", content, List.of("ETag", "Location"));
            describe(responses, NOT_YET, "No outcome yet", content, List.of("ETag", "Location", "Retry-After"));
            Stream.ofNullable(responses.get(SharedParameters.UNCHANGED))
                    .forEach(unchanged -> addHeaders(unchanged, List.of("Location")));
        }
        return operation;
    }

    private static Content contentOf(ApiResponses responses) {
        return Stream.of(DONE, NOT_YET)
                .flatMap(status -> Stream.ofNullable(responses.get(status)))
                .findFirst()
                .map(ApiResponse::getContent)
                .orElseThrow();
    }

    private static void describe(
            ApiResponses responses, String status, String description, Content content, List<String> headers) {
        ApiResponse response = responses.computeIfAbsent(
                status, _ -> new ApiResponse().description(description).content(content));
        addHeaders(response, headers);
    }

    private static void addHeaders(ApiResponse response, List<String> names) {
        names.forEach(name -> response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name)));
        response.addHeaderObject(Preferences.APPLIED, applied());
    }

    private static Parameter prefer() {
        return new Parameter()
                .in("header")
                .name(Preferences.HEADER)
                .description(
                        "RFC 7240: wait=N, for how many seconds at most to wait for the outcome. Other preferences are"
                                + " ignored, and so is a wait that is no whole number")
                .schema(new StringSchema().pattern(WHATEVER_A_HEADER_HOLDS))
                .example(EXAMPLE);
    }

    private static Header applied() {
        return new Header()
                .description("The wait that was applied, which may be a shorter one; absent if none was")
                .schema(new StringSchema())
                .example(EXAMPLE);
    }
}
