package dev.waybill.system.nemesis;

import dev.waybill.system.nemesis.Fault.Impossible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small file system in memory for each of PostgreSQL and Kafka, to be filled. None of them outlives this process. */
public final class Disks implements AutoCloseable {

    /** What the system says, and everyone repeats. */
    static final String FULL = "No space left on device";

    /** Of PostgreSQL's, most is the log of changes, which the checker's replication slots keep for the whole run. */
    private static final Map<String, Integer> MEGABYTES = Map.of(FaultContext.POSTGRES, 1024, FaultContext.BROKER, 256);

    private static final Duration STILL_IN_USE = Duration.ofSeconds(75);

    private final Map<String, Path> mounted = new LinkedHashMap<>();
    private final Thread unmountWithThisProcess = new Thread(this::unmount, "unmount");
    private String whyNot;

    private Disks(String whyNot) {
        this.whyNot = whyNot;
    }

    /** No disks that could be filled. */
    static Disks none(String whyNot) {
        return new Disks(whyNot);
    }

    /** Below the directory of a platform that has not started yet; none where that is not permitted. */
    static Disks mountedIn(Path dataDirectory) {
        return mountedIn(dataDirectory, MEGABYTES);
    }

    static Disks mountedIn(Path dataDirectory, Map<String, Integer> megabytes) {
        Disks disks = new Disks("");
        Runtime.getRuntime().addShutdownHook(disks.unmountWithThisProcess);
        megabytes.forEach((name, size) -> {
            if (disks.whyNot.isEmpty()) {
                disks.mount(name, dataDirectory.resolve(name), size);
            }
        });
        if (!disks.whyNot.isEmpty()) {
            disks.close();
        }
        return disks;
    }

    private void mount(String name, Path directory, int megabytes) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String options = "mode=0700,size=%dm".formatted(megabytes);
        String problem = run("mount", "-t", "tmpfs", "-o", options, "waybill-" + name, directory.toString());
        if (problem.isEmpty()) {
            mounted.put(name, directory);
        } else {
            whyNot = "no file system can be mounted here, which only root may (" + problem + ")";
        }
    }

    /** Takes all the space that is left on a disk, until it is closed. */
    Ballast fill(String name) throws Impossible {
        Path directory = mounted.get(name);
        if (directory == null) {
            throw new Impossible(whyNot);
        }
        return Ballast.on(directory);
    }

    /** What still runs there must end first, so it is asked again and again. */
    private synchronized void unmount() {
        List<Path> left = new ArrayList<>(mounted.values());
        Instant patience = Instant.now().plus(STILL_IN_USE);
        left.removeIf(it -> run("umount", it.toString()).isEmpty());
        while (!left.isEmpty() && Instant.now().isBefore(patience)) {
            FaultContext.pass(Duration.ofMillis(250));
            left.removeIf(it -> run("umount", it.toString()).isEmpty());
        }
        left.forEach(it -> run("umount", "--lazy", it.toString()));
        mounted.clear();
    }

    /** Returns what was wrong; nothing if it worked. */
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? "" : output.isEmpty() ? "exit code " + process.exitValue() : output;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** After what used them has ended. */
    @Override
    public void close() {
        unmount();
        Runtime.getRuntime().removeShutdownHook(unmountWithThisProcess);
    }
}
