package dev.waybill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checked-in OpenAPI document of a service, held against the code: a change of the API shows up in review. With
 * {@code -Dopenapi.update=true} the document is written instead.
 */
public final class OpenApiFile {

    private OpenApiFile() {}

    /** Asserts that {@code openapi/<service>.yaml} at the top of the repository is what the service serves. */
    public static void assertUpToDate(String service, HttpApi api) {
        Path file = Path.of("..", "openapi", service + ".yaml");
        String served =
                api.getWithoutToken("/v3/api-docs.yaml").text().replaceAll("(?m)^servers:\\n(- .*\\n|  .*\\n)*", "");
        try {
            if (Boolean.getBoolean("openapi.update")) {
                Files.createDirectories(file.toAbsolutePath().normalize().getParent());
                Files.writeString(file, served);
            }
            assertThat(served)
                    .as("run this test with -Dopenapi.update=true to accept the change")
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
