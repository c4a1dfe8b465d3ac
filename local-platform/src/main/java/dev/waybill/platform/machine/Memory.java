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

    private Memory() {}

    static long available() {
        return available(MACHINE, ControlGroups.ofThisProcess());
    }

    static long available(Path machine, ControlGroups groups) {
        long ofMachine = valueAfter(machine, "MemAvailable:").orElseGet(Memory::total);
        return Math.min(ofMachine, groups.memoryLeft().orElse(Long.MAX_VALUE));
    }

    private static long total() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    /** The number behind these words, in bytes; none if there is none, as where a limit is {@code max}. */
    static OptionalLong valueAfter(Path file, String words) {
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
