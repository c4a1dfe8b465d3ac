package dev.waybill.platform.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory can still be taken, on the machine and in the container. */
final class Memory {

    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path CONTAINER = Path.of("/sys/fs/cgroup");

    private Memory() {}

    static long available() {
        return available(MACHINE, CONTAINER);
    }

    static long available(Path machine, Path container) {
        long ofMachine = valueAfter(machine, "MemAvailable:").orElseGet(Memory::total);
        return Math.min(ofMachine, ofContainer(container).orElse(Long.MAX_VALUE));
    }

    /** What the limit of a container leaves; files in its cache can be dropped. */
    private static OptionalLong ofContainer(Path container) {
        OptionalLong limit = valueAfter(container.resolve("memory.max"), "");
        OptionalLong used = valueAfter(container.resolve("memory.current"), "");
        if (limit.isEmpty() || used.isEmpty()) {
            return OptionalLong.empty();
        }
        long cached =
                valueAfter(container.resolve("memory.stat"), "inactive_file ").orElse(0);
        return OptionalLong.of(limit.getAsLong() - used.getAsLong() + cached);
    }

    private static long total() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    /** The number behind these words, in bytes; none if there is none, as where a limit is {@code max}. */
    private static OptionalLong valueAfter(Path file, String words) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(words))
                    .map(line -> line.substring(words.length()).strip())
                    .filter(value -> value.matches("\\d{1,18}( kB)?"))
                    .mapToLong(value -> value.endsWith(" kB")
                            ? Long.parseLong(value.substring(0, value.length() - 3)) * 1024
                            : Long.parseLong(value))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
