package dev.waybill.events;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says where a schema and a record differ: names, what is required, types. */
final class RecordSchema {

    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    private RecordSchema(JsonNode root) {
        this.root = root;
    }

    static List<String> differences(Class<?> payload, JsonNode schema) {
        RecordSchema comparison = new RecordSchema(schema);
        comparison.compareRecord(payload.getSimpleName(), payload, schema);
        return comparison.differences;
    }

    private void compareRecord(String at, Class<?> type, JsonNode schema) {
        RecordComponent[] components = type.getRecordComponents();
        expect(at + " type", "object", text(schema.path("type")));
        expect(at + " properties", names(Arrays.stream(components)), fieldsOf(schema.path("properties")));
        expect(at + " required", names(Arrays.stream(components).filter(c -> !isNullable(c))), required(schema));
        for (RecordComponent component : components) {
            JsonNode property = resolve(schema.path("properties").path(component.getName()));
            compare(at + "." + component.getName(), component.getAnnotatedType(), property);
        }
    }

    private void compare(String at, AnnotatedType annotated, JsonNode schema) {
        String orNull = annotated.isAnnotationPresent(Nullable.class) ? " or null" : "";
        Class<?> type = rawType(annotated);
        if (type.isRecord()) {
            compareRecord(at, type, schema);
        } else if (type == List.class) {
            expect(at + " type", "array" + orNull, text(schema.path("type")));
            compare(at + "[]", elementOf(annotated), resolve(schema.path("items")));
        } else {
            expect(at + " type", jsonType(type) + orNull, text(schema.path("type")));
            expect(at + " format", format(type), schema.path("format").asString(""));
            expect(at + " enum", constants(type), texts(schema.path("enum")));
            expect(
                    at + " fits an int",
                    type == int.class,
                    schema.path("maximum").asLong() == Integer.MAX_VALUE);
        }
    }

    private void expect(String what, Object record, Object schema) {
        if (!record.equals(schema)) {
            differences.add(what + ": the record says " + record + ", the schema " + schema);
        }
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static Class<?> rawType(AnnotatedType annotated) {
        return annotated.getType() instanceof Class<?> plain ? plain : List.class;
    }

    private static AnnotatedType elementOf(AnnotatedType list) {
        return ((AnnotatedParameterizedType) list).getAnnotatedActualTypeArguments()[0];
    }

    private static String jsonType(Class<?> type) {
        return type == int.class || type == long.class ? "integer" : "string";
    }

    private static String format(Class<?> type) {
        return type == Instant.class ? "date-time" : type == UUID.class ? "uuid" : "";
    }

    private static Set<String> constants(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(Object::toString)
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Set<String> names(Stream<RecordComponent> components) {
        return components.map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fieldsOf(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static Set<String> required(JsonNode schema) {
        return texts(schema.path("required"));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.asString()));
        return texts;
    }

    private static String text(JsonNode type) {
        return type.isArray()
                ? String.join(" or ", type.valueStream().map(JsonNode::asString).toList())
                : type.asString("");
    }
}
