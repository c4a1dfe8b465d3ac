package dev.waybill.system.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The processor time that processes use and the lines that they log, from one moment to another. */
public final class Consumption {

    private final Path logs;
    private final Map<String, Before> processes = new TreeMap<>();
    private final long began = System.nanoTime();

    private Consumption(Path logs) {
        this.logs = logs;
    }

    /** What these processes, by name, consume from now on. */
    public static Consumption of(Map<String, Long> pids, Path dataDirectory) {
        Consumption consumption = new Consumption(dataDirectory.resolve("logs"));
        pids.forEach(
                (name, pid) -> consumption.processes.put(name, new Before(pid, cpu(pid), size(consumption.log(name)))));
        return consumption;
    }

    private record Before(long pid, Duration cpu, long logged) {}

    /**
     * What one process consumed.
     *
     * @param cpu user and system time of all threads; nothing if the process has ended
     */
    public record Share(String process, Duration elapsed, Duration cpu, long lines) {

        /** Processors in use, on average. */
        public double cores() {
            return (double) cpu.toNanos() / elapsed.toNanos();
        }

        /** Lines logged in a minute, on average. */
        public double linesPerMinute() {
            return lines * 60e9 / elapsed.toNanos();
        }

        @Override
        public String toString() {
            return "%s: %.3f cores, %.1f lines a minute".formatted(process, cores(), linesPerMinute());
        }
    }

    /** What each consumed until now. */
    public List<Share> untilNow() {
        Duration elapsed = Duration.ofNanos(Math.max(1, System.nanoTime() - began));
        return processes.entrySet().stream()
                .map(it -> share(it.getKey(), it.getValue(), elapsed))
                .toList();
    }

    private Share share(String name, Before before, Duration elapsed) {
        Duration used = cpu(before.pid).minus(before.cpu);
        return new Share(name, elapsed, used.isNegative() ? Duration.ZERO : used, linesSince(log(name), before.logged));
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long linesSince(Path log, long offset) {
        if (size(log) <= offset) {
            return 0;
        }
        try (InputStream input = Files.newInputStream(log)) {
            input.skipNBytes(offset);
            long lines = 0;
            for (byte character : input.readAllBytes()) {
                lines += character == '\n' ? 1 : 0;
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
