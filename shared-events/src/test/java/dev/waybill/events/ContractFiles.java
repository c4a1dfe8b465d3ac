package dev.waybill.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON files beside the records: schemas, golden samples, and the schemas as last released. */
final class ContractFiles {

    private static final String SCHEMA = ".schema.json";
    private static final String SAMPLE = ".sample.json";

    private final JsonMapper json;

    ContractFiles(JsonMapper json) {
        this.json = json;
    }

    JsonNode schemaOf(Contract<?> contract) {
        return read("/contracts/" + contract.name() + SCHEMA);
    }

    JsonNode sampleOf(Contract<?> contract) {
        return read("/contracts/" + contract.name() + SAMPLE);
    }

    JsonNode releasedSchemaOf(String name) {
        return read("/released/" + name + SCHEMA);
    }

    static Set<String> schemas() {
        return names("/contracts", SCHEMA);
    }

    static Set<String> samples() {
        return names("/contracts", SAMPLE);
    }

    static Set<String> released() {
        return names("/released", SCHEMA);
    }

    private JsonNode read(String resource) {
        try (InputStream content = ContractFiles.class.getResourceAsStream(resource)) {
            return json.readTree(Objects.requireNonNull(content, () -> "there is no " + resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String folder, String ending) {
        Path path = Path.of(Objects.requireNonNull(ContractFiles.class.getResource(folder), folder)
                .getPath());
        try (Stream<Path> files = Files.list(path)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .forEach(name -> names.add(name.substring(0, name.length() - ending.length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
