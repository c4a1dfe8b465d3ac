package dev.waybill.benchmarks.measurement;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A contender's JVM: it gets its orders by lines on its standard input, and reports by lines on its standard output. */
public final class Child implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final Duration ANSWER = Duration.ofMinutes(3);

    private final String main;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Writer input;

    private Child(String main, Process process) {
        this.main = main;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::collect);
    }

    /**
     * Starts {@code main} on this program's class path.
     *
     * @param jars which entries of the class path it sees: a regular expression
     */
    public static Child start(
            String main, List<String> jvm, Map<String, String> properties, List<String> arguments, String jars)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(JAVA.toString());
        command.addAll(jvm);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(classPath(Pattern.compile(jars)));
        command.add(main);
        command.addAll(arguments);
        return new Child(
                main, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static String classPath(Pattern jars) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void collect() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("output ended: " + e.getMessage());
        }
    }

    /**
     * Waits for a line that contains {@code text}.
     *
     * @return the line
     * @throws IllegalStateException with what the process printed, if it ends or is silent for longer than {@code limit}
     */
    public String awaitLine(String text, Duration limit) {
        var seen = new ArrayList<String>();
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                String line = lines.poll(100, TimeUnit.MILLISECONDS);
                if (line == null) {
                    if (!process.isAlive() && lines.isEmpty()) {
                        break;
                    }
                    continue;
                }
                seen.add(line);
                if (line.contains(text)) {
                    return line;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> tail = seen.subList(Math.max(0, seen.size() - 40), seen.size());
        throw new IllegalStateException(main + " never said '" + text + "':\n" + String.join("\n", tail));
    }

    public void go() throws IOException {
        send("go");
    }

    /** Has a {@code WaybillNode} do something; returns the number that it answers with. */
    public long request(String order) throws IOException {
        send(order);
        String answer = awaitLine("bench: DONE", ANSWER);
        return Long.parseLong(answer.substring(answer.lastIndexOf(' ') + 1));
    }

    private void send(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** What it has printed that nobody waited for. */
    public List<String> unread() {
        return List.copyOf(lines);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
