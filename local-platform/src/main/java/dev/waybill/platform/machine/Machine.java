package dev.waybill.platform.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at; everything that can be judged of a machine is judged from these values.
 *
 * @param system {@code linux}, {@code mac} or another
 * @param architecture as the JVM calls it
 * @param libc the C library that this process uses, or {@code unknown}
 * @param java the version of the JVM that runs the platform
 * @param memory how many bytes can still be taken
 * @param data where the data is to lie
 * @param space how many bytes are free there
 * @param openFiles how many files a process may have open; 0 if that is not known
 * @param watches how many inotify instances a user may have; 0 if that is not known
 * @param isRoot whether the platform is started by root
 * @param directoryTrouble why the data cannot be written, if so
 * @param postgresTrouble why PostgreSQL's programs do not run, if so
 */
public record Machine(
        String system,
        String architecture,
        String libc,
        int java,
        long memory,
        Path data,
        long space,
        long openFiles,
        long watches,
        boolean isRoot,
        @Nullable String directoryTrouble,
        @Nullable String postgresTrouble) {

    private static final Path INOTIFY = Path.of("/proc/sys/fs/inotify/max_user_instances");

    /** This machine, now. */
    public static Machine look(Workspace workspace) {
        String directoryTrouble = trouble(workspace::prepare);
        return new Machine(
                systemHere(),
                System.getProperty("os.arch", "unknown"),
                libcHere(),
                Runtime.version().feature(),
                Memory.available(),
                workspace.data(),
                directoryTrouble == null ? workspace.data().toFile().getUsableSpace() : 0,
                openFilesHere(),
                number(INOTIFY),
                System.getProperty("user.name", "").equals("root"),
                directoryTrouble,
                trouble(() -> PostgresServer.requirePrograms(workspace.cache())));
    }

    private static @Nullable String trouble(Runnable attempt) {
        try {
            attempt.run();
            return null;
        } catch (PlatformException e) {
            return e.getMessage();
        }
    }

    private static String systemHere() {
        String name = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "mac" : name;
    }

    /** By what the JVM itself was loaded with. */
    private static String libcHere() {
        try {
            String maps = Files.readString(Path.of("/proc/self/maps"));
            return maps.contains("/ld-musl") ? "musl" : maps.contains("/libc.so.6") ? "glibc" : "unknown";
        } catch (IOException _) {
            return "unknown";
        }
    }

    private static long openFilesHere() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 0;
    }

    private static long number(Path file) {
        // Not by Files.readString, which reads a byte first: these files say no more to a second read.
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String value = reader.readLine();
            return value != null && value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
