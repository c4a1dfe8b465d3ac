package dev.waybill.system.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Distinguishes live processes from zombies. */
final class Processes {

    private Processes() {}

    /** Whether the process still runs; a zombie does not, though the system still lists it. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return false;
        }
    }
}
