package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of a release, on a fresh clone of the last commit. */
@Tag("full")
class ReleaseIT {

    @TempDir
    private static Path directory;

    @BeforeAll
    static void cloneTheLastCommit() throws IOException, InterruptedException {
        assumeThat(Repository.path(".git")).as("a checkout").exists();
        run(Repository.path(""), "git", "clone", "--quiet", ".", clone().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {".ci/reproducible -Pquick", "shared-messaging/central", "example/try"})
    void endsWell(String command) throws IOException, InterruptedException {
        run(clone(), "bash", "-c", command);
    }

    private static Path clone() {
        return directory.resolve("waybill");
    }

    private static void run(Path where, String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // By it ./platform knows that Maven runs it, and does not build.
        builder.environment().remove("MAVEN_CMD_LINE_ARGS");
        assertThat(builder.start().waitFor())
                .as(() -> String.join(" ", List.of(command)) + "\n" + Repository.text(output))
                .isZero();
    }
}
