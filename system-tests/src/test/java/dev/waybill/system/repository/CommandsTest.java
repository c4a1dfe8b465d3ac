package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of this repository find the JDK by themselves, and in one way. */
class CommandsTest {

    private static final String FIND = ". .mvn/jdk.sh; echo \"$JAVA_HOME\"";

    @TempDir
    private Path directory;

    @Test
    void findsTheJdkInOnePlace() {
        List<Path> commands = Repository.files(file -> isScript(file) && runsMaven(file));

        assertThat(commands.stream().map(Repository::name))
                .contains(
                        "platform",
                        "repeat-test",
                        "benchmarks/run",
                        "system-tests/campaign",
                        "system-tests/killpoints",
                        "shared-messaging/repeat-laws",
                        ".mvn/mutants.sh");
        assertThat(commands)
                .allSatisfy(command -> assertThat(Repository.text(command)).contains(".mvn/jdk.sh"));
    }

    @Test
    void passesOverAnOlderJdk() throws Exception {
        Path old = jdk("17.0.9");

        assertThat(found(old)).isNotEqualTo(old.toString()).isNotBlank();
    }

    @Test
    void takesTheJdkOfJavaHome() throws Exception {
        Path own = jdk("25.0.1");

        assertThat(found(own)).isEqualTo(own.toString());
    }

    @Test
    void saysInOneLineThatThereIsOnlyAnOlderJdk() throws Exception {
        Path old = jdk("17.0.12");
        jdk("11.0.2");

        for (String command : List.of("up", "doctor")) {
            ProcessBuilder platform = new ProcessBuilder("./platform", command)
                    .directory(Repository.path("").toFile())
                    .redirectErrorStream(true);
            platform.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            old.toString(),
                            "WAYBILL_JDKS",
                            old.resolveSibling("").toString(),
                            "PATH",
                            old.resolve("bin") + ":/usr/bin:/bin"));

            assertThat(outputOf(platform, 1))
                    .isEqualTo("\u2717 Waybill needs JDK 25, the newest here is 17: install one (https://adoptium.net),"
                            + " or set JAVA_HOME to where it is.");
        }
    }

    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(directory.toRealPath().resolve(version));
        for (String program : List.of("java", "javac")) {
            Path file = Files.createDirectories(home.resolve("bin")).resolve(program);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static String found(Path javaHome) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", FIND)
                .directory(Repository.path("").toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(Map.of("JAVA_HOME", javaHome.toString()));
        return outputOf(bash, 0);
    }

    private static String outputOf(ProcessBuilder command, int exitCode) throws IOException, InterruptedException {
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said.strip();
    }

    private static boolean isScript(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".sh")
                || (!name.contains(".") && Repository.text(file).startsWith("#!/usr/bin/env bash"));
    }

    private static boolean runsMaven(Path file) {
        return Repository.text(file).lines().anyMatch(line -> line.contains("./mvnw") && !line.startsWith("#"));
    }
}
