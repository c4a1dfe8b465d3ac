package dev.waybill.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compares a schema with its last release. Words may change and optional properties may be added, at any depth;
 * everything else, also what only loosens or only tightens, is refused: somewhere there is a reader or a writer that
 * relies on it.
 */
final class SchemaEvolution {

    private static final Set<String> WORDS = Set.of("title", "description", "examples", "$comment");
    private static final Set<String> SCHEMA_VALUED = Set.of("items");

    private final JsonNode releasedRoot;
    private final JsonNode currentRoot;
    private final List<String> incompatibilities = new ArrayList<>();

    private SchemaEvolution(JsonNode releasedRoot, JsonNode currentRoot) {
        this.releasedRoot = releasedRoot;
        this.currentRoot = currentRoot;
    }

    /** What breaks somebody, each with its place; empty for a compatible change. */
    static List<String> incompatibilities(JsonNode released, JsonNode current) {
        SchemaEvolution evolution = new SchemaEvolution(released, current);
        evolution.compare("$", released, current);
        return evolution.incompatibilities;
    }

    private void compare(String at, JsonNode releasedSchema, JsonNode currentSchema) {
        JsonNode released = resolve(releasedRoot, releasedSchema);
        JsonNode current = resolve(currentRoot, currentSchema);
        Set<String> keywords = new TreeSet<>(released.propertyNames());
        keywords.addAll(current.propertyNames());
        keywords.removeIf(keyword -> WORDS.contains(keyword) || keyword.equals("$defs") || keyword.equals("$ref"));
        for (String keyword : keywords) {
            compareKeyword(at, keyword, released.path(keyword), current.path(keyword));
        }
    }

    private void compareKeyword(String at, String keyword, JsonNode released, JsonNode current) {
        if (keyword.equals("properties")) {
            compareProperties(at, released, current);
        } else if (SCHEMA_VALUED.contains(keyword) && released.isObject() && current.isObject()) {
            compare(at + "[]", released, current);
        } else if (!comparable(keyword, released).equals(comparable(keyword, current))) {
            incompatibilities.add(at + ": " + keyword + " was " + released + ", is " + current);
        }
    }

    private void compareProperties(String at, JsonNode released, JsonNode current) {
        released.forEachEntry((name, property) -> {
            if (current.has(name)) {
                compare(at + "." + name, property, current.get(name));
            } else {
                incompatibilities.add(at + "." + name + ": was there, is gone");
            }
        });
    }

    /** The order of names in these lists means nothing. */
    private static Object comparable(String keyword, JsonNode value) {
        boolean unordered = keyword.equals("required") || keyword.equals("enum") || keyword.equals("type");
        return unordered && value.isArray() ? Set.copyOf(value.values()) : value;
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
