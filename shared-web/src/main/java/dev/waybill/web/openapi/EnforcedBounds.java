package dev.waybill.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says of every request what is enforced of every request: a pattern is of the whole text (JSON Schema looks for a part that
 * matches), no parameter of a query is empty, and a body has no property that is not described.
 */
final class EnforcedBounds implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        parametersOf(api).forEach(EnforcedBounds::bound);
        values(components.getSchemas()).forEach(EnforcedBounds::anchor);
        Set<Schema<?>> closed = new HashSet<>();
        bodiesOf(api).forEach(schema -> close(schema, components, closed));
    }

    private static Stream<Parameter> parametersOf(OpenAPI api) {
        Stream<Parameter> own = api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation ->
                        Stream.ofNullable(operation.getParameters()).flatMap(Collection::stream));
        return Stream.concat(own, values(api.getComponents().getParameters()))
                .filter(parameter -> parameter.getSchema() != null);
    }

    private static void bound(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        anchor(schema);
        boolean free = isText(schema) && schema.getEnum() == null && schema.getPattern() == null;
        if (free && schema.getFormat() == null && "query".equals(parameter.getIn())) {
            schema.setMinLength(1);
        }
    }

    private static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().contains("string"));
    }

    private static void anchor(Schema<?> schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern(pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$");
        }
        partsOf(schema).forEach(EnforcedBounds::anchor);
    }

    private static Stream<Schema<?>> bodiesOf(OpenAPI api) {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getRequestBody()))
                .flatMap(body -> body.getContent().values().stream())
                .map(MediaType::getSchema);
    }

    private static void close(Schema<?> schema, Components components, Set<Schema<?>> closed) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            close(Objects.requireNonNull(components.getSchemas().get(name), name), components, closed);
        } else if (closed.add(schema)) {
            if (schema.getProperties() != null) {
                schema.setAdditionalProperties(false);
            }
            partsOf(schema).forEach(part -> close(part, components, closed));
        }
    }

    private static Stream<Schema<?>> partsOf(Schema<?> schema) {
        Stream<Schema<?>> alternatives = Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .flatMap(Stream::ofNullable)
                .flatMap(Collection::stream)
                .map(part -> (Schema<?>) part);
        Stream<Schema<?>> properties = values(schema.getProperties()).map(part -> (Schema<?>) part);
        return Stream.of(Stream.<Schema<?>>ofNullable(schema.getItems()), properties, alternatives)
                .flatMap(parts -> parts);
    }

    private static <T> Stream<T> values(@Nullable Map<String, T> map) {
        return map == null ? Stream.empty() : map.values().stream();
    }
}
