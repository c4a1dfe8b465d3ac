package dev.waybill.web.openapi;

import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.Problems;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of a problem detail (RFC 9457). */
final class ProblemSchema {

    static final String NAME = "Problem";
    static final String REFERENCE = "#/components/schemas/" + NAME;

    private ProblemSchema() {}

    static Schema<?> schema() {
        Schema<?> schema = new ObjectSchema()
                .description("A problem detail (RFC 9457)")
                .addProperty(
                        "type",
                        new StringSchema()
                                .format("uri")
                                .description("Stable: program against it")
                                .example("https://waybill.dev/problems/invalid-request"))
                .addProperty("title", new StringSchema().example("The request has invalid fields"))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty(
                        "detail",
                        new StringSchema()
                                .description("What to change")
                                .example("lines[0].quantity must be a whole number"))
                .addProperty(
                        "instance", new StringSchema().format("uri-reference").example("/v1/orders"))
                .addProperty(
                        "traceId",
                        new StringSchema()
                                .description("Of a 5xx: the trace to report")
                                .example("4bf92f3577b34da6a3ce929d0e0e4736"))
                .addProperty("errors", new ArraySchema().items(invalidField()));
        schema.setRequired(List.of("type", "title", "status"));
        return schema;
    }

    private static Schema<?> invalidField() {
        return new ObjectSchema()
                .description("A field, parameter or header that is not valid")
                .addProperty("field", new StringSchema().example("lines[0].quantity"))
                .addProperty("message", new StringSchema().example("must be a whole number"));
    }

    static Example example(ProblemType type) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type.uri().toString());
        problem.put("title", type.title());
        problem.put("status", type.status());
        if (type.equals(Problems.INVALID_REQUEST)) {
            problem.put("detail", "limit must be from 1 to 200");
            problem.put("errors", List.of(Map.of("field", "limit", "message", "must be from 1 to 200")));
        }
        return new Example().value(problem);
    }
}
