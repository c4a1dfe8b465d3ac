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
    private static final String UNLIMITED = "9223372036854771712";

    @TempDir
    private Path directory;

    @BeforeEach
    void aMachineWithEightGigabytes() throws IOException {
        Files.writeString(machine(), "MemTotal:       16000000 kB\nMemAvailable:    8192000 kB\n");
    }

    @Test
    void isThatOfTheMachine() throws IOException {
        assertThat(available()).isEqualTo(8_000 * MB);

        groups("4:memory:/jobs/1", "0::/");
        versionTwo("", "max", 0, 0);
        versionOne("jobs/1", UNLIMITED, 0, 0);

        assertThat(available()).isEqualTo(8_000 * MB);
    }

    /** As a container sees it: its own group is the outermost. */
    @Test
    void isWhatTheLimitOfTheContainerLeaves() throws IOException {
        groups("0::/");
        versionTwo("", Long.toString(1_024 * MB), 600 * MB, 200 * MB);

        assertThat(available()).isEqualTo(624 * MB);
    }

    @Test
    void isWhatTheTightestOfTheGroupsLeaves() throws IOException {
        groups("0::/user.slice/waybill.scope");
        versionTwo("user.slice", Long.toString(1_024 * MB), 100 * MB, 0);
        versionTwo("user.slice/waybill.scope", Long.toString(4_096 * MB), 100 * MB, 0);

        assertThat(available()).isEqualTo(924 * MB);
    }

    @Test
    void isWhatAGroupOfTheFirstVersionLeaves() throws IOException {
        groups("9:name=systemd:/", "4:hugetlb,memory:/jobs/1", "0::/");
        versionOne("jobs/1", Long.toString(1_024 * MB), 300 * MB, 100 * MB);

        assertThat(available()).isEqualTo(824 * MB);
    }

    /** The line names a group that the container cannot see. */
    @Test
    void isWhatTheLimitOfAContainerOfTheFirstVersionLeaves() throws IOException {
        groups("4:memory:/docker/af1e");
        versionOne("", Long.toString(1_024 * MB), 300 * MB, 0);

        assertThat(available()).isEqualTo(724 * MB);
    }

    private long available() {
        return Memory.available(machine(), new ControlGroups(directory.resolve("cgroup"), directory.resolve("groups")));
    }

    private void groups(String... lines) throws IOException {
        Files.writeString(directory.resolve("cgroup"), String.join("\n", lines) + "\n");
    }

    private void versionOne(String group, String limit, long used, long cached) throws IOException {
        Path files = Files.createDirectories(directory.resolve("groups/memory").resolve(group));
        Files.writeString(files.resolve("memory.limit_in_bytes"), limit + "\n");
        Files.writeString(files.resolve("memory.usage_in_bytes"), used + "\n");
        Files.writeString(files.resolve("memory.stat"), "inactive_file 7\ntotal_inactive_file " + cached + "\n");
    }

    private void versionTwo(String group, String limit, long used, long cached) throws IOException {
        Path files = Files.createDirectories(directory.resolve("groups").resolve(group));
        Files.writeString(files.resolve("memory.max"), limit + "\n");
        Files.writeString(files.resolve("memory.current"), used + "\n");
        Files.writeString(files.resolve("memory.stat"), "anon 5\ninactive_file " + cached + "\n");
    }

    private Path machine() {
        return directory.resolve("meminfo");
    }
}
