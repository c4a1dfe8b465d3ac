package dev.waybill.platform.process;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java program.
 *
 * @param options options of the JVM, such as its memory
 * @param program the class path and main class or the jar, and the program's arguments
 */
public record JvmChild(
        String name,
        Path log,
        List<String> options,
        List<String> program,
        Map<String, String> environment,
        ReadinessProbe probe,
        Duration gracePeriod)
        implements Child {

    /**
     * Serial collection and small stacks: many processes share one machine. A full collection for each class-loading spurt is
     * not needed: with the default threshold a start has three, and the last of them, of 0.3 s, comes under the first load.
     */
    public static final List<String> FRUGAL = List.of(
            "-XX:+UseSerialGC",
            "-XX:MetaspaceSize=160m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private static final long LONG_LOG = 20L * 1024 * 1024;

    /** The JVM that runs this. */
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** The same program with further options for its JVM. */
    public JvmChild with(String... further) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(further));
        return new JvmChild(name, log, List.copyOf(all), program, environment, probe, gracePeriod);
    }

    /** The same program with further environment variables. */
    public JvmChild in(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(further);
        return new JvmChild(name, log, options, program, all, probe, gracePeriod);
    }

    /** The same program, writing to another log. */
    public JvmChild logging(Path elsewhere) {
        return new JvmChild(name, elsewhere, options, program, environment, probe, gracePeriod);
    }

    @Override
    public ProcessHandle launch() {
        try {
            rotateLog();
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().keySet().removeIf(JvmChild::changesTheProgram);
            builder.environment().putAll(environment);
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new PlatformException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The terminal's Ctrl-C reaches all its processes; this one waits for the platform's signal. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(JAVA.toString());
        command.addAll(options);
        command.addAll(program);
        return command;
    }

    /** What the caller's shell has set for other programs must not steer this one. */
    private static boolean changesTheProgram(String variable) {
        return variable.startsWith("SPRING_")
                || variable.startsWith("WAYBILL_")
                || variable.startsWith("SERVER_")
                || variable.startsWith("MANAGEMENT_")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS");
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LONG_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public boolean isReady() {
        return probe.isReady();
    }

    @Override
    public void stop(ProcessHandle process) {
        Processes.end(process, gracePeriod);
    }
}
