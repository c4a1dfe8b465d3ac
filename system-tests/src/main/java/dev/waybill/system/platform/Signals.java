package dev.waybill.system.platform;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Pauses and resumes a process, which then knows nothing of the time in between. */
public final class Signals {

    private Signals() {}

    /** Pauses the process until the result is closed. */
    public static Pause pause(long pid) {
        send("STOP", pid);
        return () -> send("CONT", pid);
    }

    /** A paused process; closing resumes it. */
    @FunctionalInterface
    public interface Pause extends AutoCloseable {
        @Override
        void close();
    }

    /** Sends a signal, such as {@code KILL}, to a process. */
    public static void send(String signal, long pid) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + signal + " " + pid + " gives " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
