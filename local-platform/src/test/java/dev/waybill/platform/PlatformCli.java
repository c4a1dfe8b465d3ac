package dev.waybill.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command, each time in a process of its own.
 *
 * @param root the repository that it works on
 */
record PlatformCli(Path root) {

    ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PlatformCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("WAYBILL_ROOT", root.toString());
        builder.environment()
                .put(
                        "WAYBILL_CACHE",
                        System.getProperty("java.io.tmpdir") + "/waybill-programs-" + System.getProperty("user.name"));
        builder.environment().remove("WAYBILL_HOME");
        return builder;
    }

    /** What it prints. */
    String run(String... arguments) throws IOException, InterruptedException {
        return output(command(arguments));
    }

    /** What it prints if another program starts it, which replaces itself by its last arguments. */
    String runBy(List<String> starter, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = command(arguments);
        List<String> command = new ArrayList<>(starter);
        command.addAll(builder.command());
        return output(builder.command(command));
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("waybill-command-", ".log");
        builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        return said;
    }

    /** Below the ports that the system hands out. */
    static int freeBase() {
        return Stream.generate(() -> 10_000 + (FreePort.any() % 200) * 100)
                .filter(base -> Stream.of(1, 2, 3, 4, 10, 20, 21, 22, 23, 24, 30, 31, 41)
                        .allMatch(offset -> isFree(base + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
