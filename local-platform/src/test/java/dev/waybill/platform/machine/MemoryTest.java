package dev.waybill.platform.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    private static final long MB = 1024 * 1024;

    @TempDir
    private Path directory;

    @BeforeEach
    void aMachineWithEightGigabytes() throws IOException {
        Files.writeString(machine(), "MemTotal:       16000000 kB\nMemAvailable:    8192000 kB\n");
    }

    @Test
    void isThatOfTheMachine() throws IOException {
        assertThat(Memory.available(machine(), directory)).isEqualTo(8_000 * MB);

        container("max", 0, 0);

        assertThat(Memory.available(machine(), directory)).isEqualTo(8_000 * MB);
    }

    @Test
    void isWhatTheLimitOfTheContainerLeaves() throws IOException {
        container(Long.toString(1_024 * MB), 600 * MB, 200 * MB);

        assertThat(Memory.available(machine(), directory)).isEqualTo(624 * MB);
    }

    private void container(String limit, long used, long cached) throws IOException {
        Files.writeString(directory.resolve("memory.max"), limit + "\n");
        Files.writeString(directory.resolve("memory.current"), used + "\n");
        Files.writeString(directory.resolve("memory.stat"), "anon 5\ninactive_file " + cached + "\n");
    }

    private Path machine() {
        return directory.resolve("meminfo");
    }
}
