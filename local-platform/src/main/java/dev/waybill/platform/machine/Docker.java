package dev.waybill.platform.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Docker, which only {@code docker compose up} needs. */
public final class Docker {

    private static final int PATIENCE_SECONDS = 10;

    private Docker() {}

    /** Whether the compose file could be run here. */
    public static List<Finding> look() {
        boolean answers = succeeds("docker", "info");
        boolean composes = succeeds("docker", "compose", "version") || succeeds("docker-compose", "--version");
        return List.of(
                answers
                        ? Finding.good("Docker", "answers")
                        : Finding.wrong(
                                "Docker",
                                "docker info fails: install Docker, start it, or join the group docker; ./platform up needs"
                                        + " none."),
                composes
                        ? Finding.good("Compose", "is there")
                        : Finding.wrong(
                                "Compose", "Neither docker compose nor docker-compose is there: install the plugin."));
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("/dev/null").toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
