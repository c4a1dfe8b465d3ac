package dev.waybill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.web.testing.OpenApiDocument.Described;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What every service's OpenAPI document holds; a test of a running service implements it. The document is checked in, so
 * that a change of the API shows up in review: run with {@code -Dopenapi.update=true} to write it.
 */
public interface OpenApiContract {

    /** The service's name: the document is {@code openapi/<service>.yaml}, at the top of the repository. */
    String service();

    /** The running service. */
    HttpApi api();

    @Test
    default void servesTheDocumentThatIsCheckedIn() throws IOException {
        Path file = Path.of("..", "openapi", service() + ".yaml");
        String served = api().get("/v3/api-docs.yaml", Tokens.forOperator()).text();
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(file.toAbsolutePath().normalize().getParent());
            Files.writeString(file, served);
        }
        assertThat(served)
                .as("run this test with -Dopenapi.update=true to accept the change")
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }

    @Test
    default void isOpenApi31WithBearerTokensAndAUserInterface() {
        JsonNode api = document().root();

        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Waybill " + service());
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/security/0").has("bearer")).isTrue();
        assertThat(api().get("/swagger-ui/index.html", Tokens.forOperator()).text())
                .contains("swagger-ui");
    }

    @Test
    default void tellsOfEachOperationWhatItDoesAndWhatItRefuses() {
        Map<String, JsonNode> operations = operations(document());

        assertThat(operations).isNotEmpty().allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asString("")).isNotBlank();
            assertThat(operation.path("description").asString("")).isNotBlank();
            assertThat(operation.path("tags").values())
                    .isNotEmpty()
                    .noneMatch(tag -> tag.asString().endsWith("-controller"));
            assertThat(operation.path("responses").propertyNames())
                    .contains("400", "401", "403", "500", "503")
                    .anyMatch(status -> status.startsWith("2"));
            assertThat(operation.path("responses").has("404") || !name.contains("{"))
                    .isTrue();
        });
        assertThat(operations.values().stream()
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates()
                .noneMatch(id -> id.matches(".*_\\d+"));
    }

    @Test
    default void describesEachRefusalAsAProblem() {
        OpenApiDocument document = document();
        List<JsonNode> refusals = operations(document).values().stream()
                .flatMap(operation -> operation.path("responses").properties().stream())
                .filter(response -> response.getKey().compareTo("400") >= 0)
                .map(response -> document.resolved(response.getValue()))
                .toList();

        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            JsonNode content = refusal.path("content").path("application/problem+json");
            assertThat(content.at("/schema/$ref").asString()).isEqualTo("#/components/schemas/Problem");
            assertThat(content.path("examples").values())
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(
                                    document.resolved(example).at("/value/type").asString())
                            .startsWith("https://waybill.dev/problems/"));
        });
    }

    @Test
    default void givesAnExampleOfEachProperty() {
        List<String> without = document().root().at("/components/schemas").properties().stream()
                .flatMap(schema -> schema.getValue().path("properties").properties().stream()
                        .filter(property -> !isExemplified(property.getValue()))
                        .map(property -> schema.getKey() + "." + property.getKey()))
                .toList();

        assertThat(without).isEmpty();
    }

    @Test
    default void statesTheBoundsOfWhatIsSent() {
        OpenApiDocument document = document();

        assertThat(document.root().findValues("pattern").stream().map(JsonNode::asString))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(pattern).startsWith("^").endsWith("$"));
        assertThat(operations(document)).allSatisfy((name, operation) -> {
            assertThat(operation.path("parameters").valueStream().map(parameter -> document.resolved(parameter)))
                    .filteredOn(parameter -> !parameter.path("in").asString().equals("path"))
                    .filteredOn(parameter ->
                            parameter.at("/schema/type").asString("").equals("string"))
                    .allSatisfy(parameter -> assertThat(parameter.path("schema").size())
                            .as(parameter.path("name").asString())
                            .isGreaterThan(1));
            JsonNode body = operation.at("/requestBody/content/application~1json/schema");
            assertThat(body.isMissingNode()
                            || document.resolved(body)
                                    .path("additionalProperties")
                                    .isBoolean())
                    .as("whether its body is closed")
                    .isTrue();
        });
    }

    /** What Spectral's rules for OpenAPI look for, besides what is in the other tests. */
    @Test
    default void isCompleteAndHasNothingUnused() {
        JsonNode document = document().root();
        List<String> references =
                document.findValues("$ref").stream().map(JsonNode::asString).toList();
        List<String> tags = operations(document()).values().stream()
                .flatMap(operation -> operation.path("tags").valueStream().map(JsonNode::asString))
                .distinct()
                .toList();

        assertThat(document.at("/info/description").asString("")).isNotBlank();
        assertThat(document.at("/info/contact/url").asString("")).isNotBlank();
        assertThat(document.at("/servers/0/url").asString("")).isNotBlank();
        assertThat(document.path("tags").values())
                .allSatisfy(
                        tag -> assertThat(tag.path("description").asString("")).isNotBlank());
        assertThat(document.path("tags")
                        .valueStream()
                        .map(tag -> tag.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(tags);
        assertThat(document.path("components").properties().stream()
                        .filter(kind -> !kind.getKey().equals("securitySchemes"))
                        .flatMap(kind -> kind.getValue().propertyNames().stream()
                                .map(name -> "#/components/" + kind.getKey() + "/" + name)))
                .allMatch(references::contains);
    }

    /** Besides what every test of this service does with {@link EveryAnswerIsDescribed}: that it does something. */
    @Test
    default void isComparedWithEachAnswerOfTheTests() {
        List<Described> operations = document().operations();
        long before = ComparedAnswers.count();

        operations.forEach(operation -> api().send(
                        operation.method(),
                        operation.path().replace("{", "").replace("}", ""),
                        Map.of("Authorization", "Bearer " + Tokens.forOperator()),
                        BodyPublishers.noBody()));

        await().untilAsserted(
                        () -> assertThat(ComparedAnswers.count() - before).isGreaterThanOrEqualTo(operations.size()));
    }

    private static boolean isExemplified(JsonNode property) {
        boolean speaksForItself = property.has("$ref")
                || property.has("anyOf")
                || property.has("enum")
                || property.has("additionalProperties")
                || property.path("type").asString("").equals("boolean");
        boolean array = property.has("items");
        return property.has("example") || speaksForItself || array;
    }

    private OpenApiDocument document() {
        return OpenApiDocument.servedBy(api());
    }

    /** By method and path. */
    private static Map<String, JsonNode> operations(OpenApiDocument document) {
        return document.operations().stream()
                .collect(Collectors.toMap(Described::toString, Described::description, (one, _) -> one, TreeMap::new));
    }
}
