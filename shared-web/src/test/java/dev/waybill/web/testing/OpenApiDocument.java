package dev.waybill.web.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI document: its operations, and what its references point to. */
record OpenApiDocument(JsonNode root) {

    private static final JsonMapper JSON = new JsonMapper();

    /** An operation as the document has it, with a method in capitals. */
    record Described(String method, String path, JsonNode description) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static OpenApiDocument servedBy(HttpApi api) {
        return new OpenApiDocument(api.get("/v3/api-docs", Tokens.forOperator()).json());
    }

    static OpenApiDocument of(String yaml) {
        return new OpenApiDocument(JSON.valueToTree(new Yaml().load(yaml)));
    }

    static OpenApiDocument read(Path file) {
        try (Reader yaml = Files.newBufferedReader(file)) {
            return new OpenApiDocument(JSON.valueToTree(new Yaml().load(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }

    List<Described> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Described(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())))
                .toList();
    }
}
