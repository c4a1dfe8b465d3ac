package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What would fail later is refused in one line, before anything is started. */
class RefusalsIT {

    private final int portBase = PlatformCli.freeBase();

    @TempDir
    private Path root;

    private PlatformCli cli;

    @BeforeEach
    void buildStandIns() throws IOException {
        StandIn.buildRepository(root);
        cli = new PlatformCli(root);
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(portBase + 2, 1, InetAddress.getLoopbackAddress())) {
            String output = cli.run("up", "--port-base", Integer.toString(portBase));

            assertThat(output)
                    .startsWith("\u2717 Port %d, for inventory-service, is taken".formatted(taken.getLocalPort()))
                    .contains("--port-base")
                    .hasLineCount(1);
            assertThat(root.resolve(".platform/postgres")).doesNotExist();
            assertThat(cli.run("doctor", "--port-base", Integer.toString(portBase)))
                    .contains("\u2713 PostgreSQL", "\u2713 data directory")
                    .contains(
                            "\u2717 ports", "Port %d, for inventory-service, is taken".formatted(taken.getLocalPort()))
                    .endsWith("1 of 8 things are wrong.\n");
        }
    }

    @Test
    void saysWhichDirectoryCannotBeUsed() throws Exception {
        Path file = Files.writeString(root.resolve("occupied"), "not a directory");

        String output = cli.run("up", "--data-dir", file.toString());

        assertThat(output).contains("cannot be written").contains("--data-dir").doesNotContain("Exception");
    }

    /** Not even root can write there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesADirectoryThatIsReadOnly() throws Exception {
        String output = cli.run("up", "--data-dir", "/proc/waybill");

        assertThat(output)
                .startsWith("\u2717 /proc/waybill cannot be written: give its rights to ")
                .hasLineCount(1);
        assertThat(cli.run("doctor", "--data-dir", "/proc/waybill"))
                .contains("\u2717 data directory       /proc/waybill cannot be written")
                .doesNotContain("Exception");
    }

    /** In a mount namespace of its own. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesADiskThatIsAlmostFull() throws Exception {
        Path disk = Files.createDirectory(root.resolve("disk"));
        List<String> withIt = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=300m none \"$0\" && exec \"$@\"",
                disk.toString());
        assumeThat(new ProcessBuilder(withIt).start().waitFor())
                .as("namespaces")
                .isZero();

        assertThat(cli.runBy(withIt, "up", "--data-dir", disk.toString()))
                .matches(
                        "\u2717 Only (299|300) MB are free where %s lies, PostgreSQL and Kafka need 500: .+ --data-dir\\.\n"
                                .formatted(disk));
        assertThat(cli.runBy(withIt, "doctor", "--data-dir", disk.toString()))
                .contains("\u2717 data directory       Only ")
                .doesNotContain("Exception");
    }
}
