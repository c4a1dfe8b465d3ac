package dev.waybill.platform.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void deletesWhatAPlatformHasKept() throws IOException {
        Files.createDirectories(directory.resolve("data/keys"));

        assertThat(reset("data")).isZero();
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void deletesNoDirectoryOfSomethingElse() throws IOException {
        Path file = directory.resolve("precious/sub/file");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "precious");

        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> reset("precious"))
                .withMessageContaining("no data of Waybill")
                .withMessageContaining("--data-dir");
        assertThat(file).hasContent("precious");
    }

    @Test
    void findsNothingInADirectoryThatIsEmptyOrMissing() throws IOException {
        Files.createDirectory(directory.resolve("empty"));

        assertThat(reset("empty")).isZero();
        assertThat(reset("missing")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("There is no data in ");
    }

    private int reset(String name) {
        Workspace workspace = new Workspace(directory, directory.resolve(name), directory.resolve("cache"));
        return new Reset(workspace, new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false))
                .run(true);
    }
}
