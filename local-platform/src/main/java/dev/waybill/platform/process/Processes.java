package dev.waybill.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How processes are ended. */
public final class Processes {

    private Processes() {}

    /** Asks; after {@code patience} kills. Returns when the process is gone. */
    public static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!endsWithin(process, patience)) {
            process.destroyForcibly();
            endsWithin(process, Duration.ofSeconds(10));
        }
    }

    /** Whether the process is gone after {@code patience} at the latest. */
    public static boolean endsWithin(ProcessHandle process, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (isRunning(process) && Instant.now().isBefore(deadline)) {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !isRunning(process);
            }
        }
        return !isRunning(process);
    }

    /** Whether the process does anything: a dead one that nobody has reaped has no program any more. */
    public static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && (process.info().command().isPresent() || hasArguments(process));
    }

    /** In a container root may not see which program another user runs, but with which arguments. */
    private static boolean hasArguments(ProcessHandle process) {
        try (InputStream arguments = Files.newInputStream(Path.of("/proc", Long.toString(process.pid()), "cmdline"))) {
            return arguments.read() != -1;
        } catch (IOException _) {
            return false;
        }
    }
}
