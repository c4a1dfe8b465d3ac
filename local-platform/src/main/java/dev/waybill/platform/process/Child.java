package dev.waybill.platform.process;

import java.nio.file.Path;

/** A program that the platform runs as a process of its own and keeps running. */
public interface Child {

    String name();

    /** What it writes to its output. */
    Path log();

    /** Starts it and returns at once, or as soon as it works. */
    ProcessHandle launch();

    /** Whether it does its work. */
    boolean isReady();

    /** Asks the process to end, waits for that, and ends it the hard way if it takes too long. */
    void stop(ProcessHandle process);
}
