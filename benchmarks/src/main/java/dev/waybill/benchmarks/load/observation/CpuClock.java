package dev.waybill.benchmarks.load.observation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The CPU time of processes, from {@code /proc}: with that of all their descendants, also of those that have ended. */
public final class CpuClock {

    private static final double TICKS_PER_SECOND = 100;

    private final Map<String, List<Long>> processes;
    private final Map<String, Double> before;

    private CpuClock(Map<String, List<Long>> processes) throws IOException {
        this.processes = new LinkedHashMap<>(processes);
        this.processes.put("this program", List.of(ProcessHandle.current().pid()));
        this.before = seconds();
    }

    public static CpuClock start(Map<String, List<Long>> processes) throws IOException {
        return new CpuClock(processes);
    }

    /** The seconds since the start, by name. */
    public Map<String, Double> elapsed() throws IOException {
        Map<String, Double> elapsed = seconds();
        elapsed.replaceAll((name, now) -> now - before.getOrDefault(name, 0.0));
        return elapsed;
    }

    private Map<String, Double> seconds() throws IOException {
        Map<Long, Stat> stats = stats();
        Map<String, Double> seconds = new LinkedHashMap<>();
        processes.forEach((name, pids) -> seconds.put(
                name, pids.stream().mapToLong(pid -> ticks(pid, stats)).sum() / TICKS_PER_SECOND));
        return seconds;
    }

    private static long ticks(long pid, Map<Long, Stat> stats) {
        Stat stat = stats.get(pid);
        if (stat == null) {
            return 0;
        }
        return stat.ticks
                + stats.entrySet().stream()
                        .filter(entry -> entry.getValue().parent == pid)
                        .mapToLong(entry -> ticks(entry.getKey(), stats))
                        .sum();
    }

    private record Stat(long parent, long ticks) {}

    private static Map<Long, Stat> stats() throws IOException {
        Map<Long, Stat> stats = new HashMap<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (Path entry : entries.filter(CpuClock::isProcess).toList()) {
                try {
                    stats.put(Long.parseLong(entry.getFileName().toString()), stat(entry));
                } catch (IOException _) {
                    // It has ended meanwhile.
                }
            }
        }
        return stats;
    }

    private static boolean isProcess(Path entry) {
        return entry.getFileName().toString().chars().allMatch(Character::isDigit);
    }

    /** See proc_pid_stat(5): fields 4 and 14 to 17; the second is a name that may hold blanks. */
    private static Stat stat(Path process) throws IOException {
        String line = Files.readString(process.resolve("stat"));
        List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        long ticks = fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum();
        return new Stat(Long.parseLong(fields.get(1)), ticks);
    }
}
