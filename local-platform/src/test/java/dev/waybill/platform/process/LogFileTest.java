package dev.waybill.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path directory;

    @Test
    void showsTheLastLineThatTellsWhatWentWrong() throws IOException {
        assertThat(LogFile.lastError(log("fine", "ERROR no room", "\tat dev.waybill.Failed.run", "bye")))
                .isEqualTo("ERROR no room");
        assertThat(LogFile.lastError(log("fine"))).isEqualTo("it ended without a word");
    }

    @Test
    void saysWhatToDoAboutTablesOfAnotherBuild() throws IOException {
        assertThat(LogFile.lastError(log(
                        "Caused by: FlywayValidateException: Validate failed: Migrations have failed validation",
                        "Migration checksum mismatch for migration version 20261123.10",
                        "ERROR Application run failed")))
                .contains("another build made its tables", "./platform reset", "--data-dir");
    }

    private Path log(String... lines) throws IOException {
        return Files.write(directory.resolve("service.log"), List.of(lines));
    }
}
