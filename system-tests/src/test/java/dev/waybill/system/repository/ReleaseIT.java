package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of a release, on a fresh clone of the last commit. */
@Tag("full")
class ReleaseIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {".ci/reproducible -Pquick", "shared-messaging/central", "example/try"})
    void endsWell(String command) throws IOException, InterruptedException {
        assumeThat(Repository.path(".git")).as("a checkout").exists();
        Path checkout = directory.resolve("waybill");
        run(Repository.path(""), "git", "clone", "--quiet", ".", checkout.toString());

        run(checkout, "bash", "-c", command);
    }

    private void run(Path where, String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // By it ./platform knows that Maven runs it, and does not build.
        builder.environment().remove("MAVEN_CMD_LINE_ARGS");
        int exitCode = builder.start().waitFor();

        assertThat(exitCode)
                .as(String.join(" ", List.of(command)) + "\n" + Repository.text(output))
                .isZero();
    }
}
