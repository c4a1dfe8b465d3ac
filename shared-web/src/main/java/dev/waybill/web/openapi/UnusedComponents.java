package dev.waybill.web.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Leaves out the shared descriptions that no operation of this service refers to. */
final class UnusedComponents implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        Map<String, @Nullable Map<String, ?>> kinds = new HashMap<>();
        kinds.put("schemas", components.getSchemas());
        kinds.put("responses", components.getResponses());
        kinds.put("parameters", components.getParameters());
        kinds.put("headers", components.getHeaders());
        kinds.put("examples", components.getExamples());
        while (anyLeftOut(kinds, referencesIn(api))) {
            // What is left out may have been the only one that refers to something else.
        }
    }

    private static boolean anyLeftOut(Map<String, @Nullable Map<String, ?>> kinds, Set<String> used) {
        boolean any = false;
        for (Map.Entry<String, @Nullable Map<String, ?>> kind : kinds.entrySet()) {
            Map<String, ?> described = kind.getValue();
            String root = "#/components/" + kind.getKey() + "/";
            any |= described != null && described.keySet().removeIf(name -> !used.contains(root + name));
        }
        return any;
    }

    private static Set<String> referencesIn(OpenAPI api) {
        return new HashSet<>(Json31.mapper().valueToTree(api).findValuesAsText("$ref"));
    }
}
