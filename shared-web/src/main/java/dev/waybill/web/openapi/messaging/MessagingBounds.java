package dev.waybill.web.openapi.messaging;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the library enforces of the requests that it reads itself. */
final class MessagingBounds {

    private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(200);
    private static final int ROWS_BY_DEFAULT = 50;
    private static final int LONGEST_REASON = 500;
    private static final String NO_CONTROL_CHARACTERS = "^[^\\u0000-\\u001f\\u007f-\\u009f]+$";
    private static final String CURSOR = "^[a-z-]+-(0|[1-9][0-9]{0,17})$";

    /** Bodies, and what must stand in them. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "CancelRequest", List.of("reason"),
            "DiscardOne", List.of("reason"),
            "LossAcknowledgement", List.of("reason"),
            "LossesAcknowledgement", List.of("consumer", "reason", "topic"),
            "SelectionRequest", List.of("reason"),
            "Why", List.of("reason"));

    private MessagingBounds() {}

    static void addTo(OpenAPI api) {
        REQUIRED.forEach((name, required) ->
                Stream.ofNullable(api.getComponents().getSchemas().get(name)).forEach(body -> bound(body, required)));
    }

    /** Equal schemas of parameters are one object: what is bound gets its own. */
    static void bound(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" -> parameter.setSchema(limit());
            case "cursor" -> parameter.setSchema(new StringSchema().pattern(CURSOR));
            default -> {}
        }
    }

    /** What is not meant is left out: null is refused. */
    private static void bound(Schema<?> body, List<String> required) {
        body.setRequired(required);
        body.getProperties().forEach((name, property) -> bound(name, property));
    }

    private static void bound(String name, Schema<?> property) {
        Set<String> types = new LinkedHashSet<>(property.getTypes());
        types.remove("null");
        property.setTypes(types);
        if (property.getEnum() != null) {
            property.getEnum().remove(null);
        }
        if (name.equals("reason")) {
            property.description("With a letter or a digit at least; it stays in the audit trail")
                    .minLength(1)
                    .maxLength(LONGEST_REASON)
                    .pattern(NO_CONTROL_CHARACTERS);
        } else if (types.contains("string") && property.getFormat() == null && property.getEnum() == null) {
            property.minLength(1);
        }
    }

    private static Schema<?> limit() {
        IntegerSchema limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(MOST_ROWS);
        limit.setDefault(ROWS_BY_DEFAULT);
        return limit;
    }
}
