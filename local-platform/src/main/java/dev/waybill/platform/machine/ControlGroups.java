package dev.waybill.platform.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The control groups that a process is in, of both versions: a container, a unit of systemd, and all that they are in.
 *
 * @param membership the process's {@code /proc/…/cgroup}
 * @param mount where the groups are seen; a container sees its own as the outermost
 */
record ControlGroups(Path membership, Path mount) {

    static ControlGroups ofThisProcess() {
        return new ControlGroups(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
    }

    /** What the tightest limit leaves; none if there is no limit. */
    OptionalLong memoryLeft() {
        return Arrays.stream(Version.values()).flatMapToLong(this::memoryLeft).min();
    }

    private LongStream memoryLeft(Version version) {
        List<Path> groups = new ArrayList<>();
        Path outermost = mount.resolve(version.directory);
        for (Path group = outermost.resolve(path(version)).normalize();
                group != null && group.startsWith(outermost);
                group = group.getParent()) {
            groups.add(group);
        }
        return groups.stream().map(version::memoryLeft).flatMapToLong(OptionalLong::stream);
    }

    /** Of a line such as {@code 4:memory:/docker/af1e}, or {@code 0::/user.slice}. */
    private String path(Version version) {
        return lines().stream()
                .map(line -> line.split(":", 3))
                .filter(parts ->
                        parts.length == 3 && List.of(parts[1].split(",", -1)).contains(version.controller))
                .map(parts -> parts[2].replaceFirst("^/+", ""))
                .findFirst()
                .orElse("");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(membership);
        } catch (IOException _) {
            return List.of();
        }
    }

    private enum Version {
        ONE("memory", "memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file "),
        TWO("", "", "memory.max", "memory.current", "inactive_file ");

        private final String controller;
        private final String directory;
        private final String limit;
        private final String used;
        private final String cached;

        Version(String controller, String directory, String limit, String used, String cached) {
            this.controller = controller;
            this.directory = directory;
            this.limit = limit;
            this.used = used;
            this.cached = cached;
        }

        /** Files in the cache can be dropped. */
        private OptionalLong memoryLeft(Path group) {
            OptionalLong most = Memory.valueAfter(group.resolve(limit), "");
            OptionalLong now = Memory.valueAfter(group.resolve(used), "");
            if (most.isEmpty() || now.isEmpty()) {
                return OptionalLong.empty();
            }
            long files = Memory.valueAfter(group.resolve("memory.stat"), cached).orElse(0);
            return OptionalLong.of(most.getAsLong() - now.getAsLong() + files);
        }
    }
}
