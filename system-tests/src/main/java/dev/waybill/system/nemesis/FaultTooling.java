package dev.waybill.system.nemesis;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What must be in place before a platform starts, so that more can be done to it than to send signals. */
public record FaultTooling(Wires wires, Clocks clocks, Disks disks) implements AutoCloseable {

    /** For these faults, on a platform that will have these instances of services and keep its data here. */
    public static FaultTooling of(Set<Kind> faults, List<String> instances, Path dataDirectory) {
        Clocks clocks = faults.contains(Kind.CLOCK)
                ? Clocks.of(instances, dataDirectory.resolveSibling("clocks"))
                : Clocks.none("the campaign was started without");
        Disks disks = faults.contains(Kind.FULL_DISK)
                ? Disks.mountedIn(dataDirectory)
                : Disks.none("the campaign was started without");
        return new FaultTooling(new Wires(), clocks, disks);
    }

    /** Options of {@code ./platform up}. */
    public List<String> options() {
        return Stream.concat(wires.options().stream(), clocks.options().stream())
                .toList();
    }

    /** After the platform has stopped. */
    @Override
    public void close() {
        wires.close();
        disks.close();
    }
}
