package dev.waybill.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import dev.waybill.web.validation.IsoCurrency;
import dev.waybill.web.validation.PlainText;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from a record what is always there and what may be {@code null}, and gives usual formats an example. */
final class RecordSchemas implements ModelConverter {

    private static final Map<String, Object> BY_FORMAT = Map.of(
            "uuid", "01932f6e-8a1b-7c3d-9e4f-5a6b7c8d9e0f",
            "date-time", "2026-11-23T10:15:30.123456Z",
            "date", "2026-11-23");

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (resolved != null && java.isRecordType()) {
            Schema<?> described = resolved.get$ref() == null
                    ? resolved
                    : context.getDefinedModels().get(nameOf(resolved));
            if (described != null && described.getProperties() != null) {
                describe(described, java.getRawClass());
            }
        }
        return resolved;
    }

    private static String nameOf(Schema<?> reference) {
        return reference.get$ref().substring(reference.get$ref().lastIndexOf('/') + 1);
    }

    private static void describe(Schema<?> schema, Class<?> type) {
        boolean nullsAreLeftOut = type.isAnnotationPresent(JsonInclude.class);
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = schema.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            exemplify(property);
            bound(property, component);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            } else if (!nullsAreLeftOut) {
                schema.getProperties().put(component.getName(), orNull(property));
            }
        }
        schema.setRequired(List.copyOf(required));
    }

    /** What our own constraints enforce; those of Jakarta Validation are described already. */
    private static void bound(Schema<?> property, RecordComponent component) {
        PlainText text = component.getAnnotation(PlainText.class);
        if (text != null) {
            property.minLength(1).maxLength(text.max()).pattern(PlainText.PATTERN);
        }
        if (component.isAnnotationPresent(IsoCurrency.class)) {
            property.pattern(IsoCurrency.PATTERN);
        }
    }

    private static void exemplify(Schema<?> property) {
        if (property.getExample() == null && property.getFormat() != null) {
            Object example = BY_FORMAT.get(property.getFormat());
            if (example != null) {
                property.setExample(example);
            }
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
            if (property.getEnum() != null) {
                property.addEnumItemObject(null);
            }
        }
        return property;
    }
}
