package dev.waybill.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The editor says of each property what it does, and the documentation. */
class ConfigurationMetadataTest {

    @Test
    void eachPropertyIsDescribed() throws IOException {
        assertThat(properties()).hasSizeGreaterThan(10).allSatisfy(property -> {
            assertThat(property.path("description").asString("")).isNotBlank();
        });
    }

    @Test
    void eachPropertyStandsInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));

        assertThat(properties())
                .extracting(property -> property.path("name").asString())
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private static List<JsonNode> properties() throws IOException {
        ClassPathResource metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json");
        return JsonMapper.shared()
                .readTree(metadata.getContentAsByteArray())
                .path("properties")
                .valueStream()
                .filter(property -> property.path("name").asString("").startsWith("waybill.messaging."))
                .toList();
    }
}
