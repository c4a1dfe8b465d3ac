package dev.waybill.system.platform;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One platform on free ports, with its data in a directory of its own, started by {@code ./platform up}. */
public final class Platform implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path repository;
    private final Path dataDirectory;
    private final Ports ports;
    private final List<String> options;
    private final Thread stopWithThisProcess = new Thread(this::stop, "stop-platform");
    private @Nullable Process supervisor;

    private Platform(Path repository, Path dataDirectory, Ports ports, List<String> options) {
        this.repository = repository;
        this.dataDirectory = dataDirectory;
        this.ports = ports;
        this.options = options;
    }

    /** A platform that keeps its data here, to be started with these options of {@code up}; not started yet. */
    public static Platform at(Path dataDirectory, String... options) {
        return new Platform(repository(), dataDirectory.toAbsolutePath(), Ports.claim(), List.of(options));
    }

    /** The same platform without what an earlier run has left. */
    public Platform emptied() {
        run("reset", "--yes");
        return this;
    }

    /** The repository's root: the nearest directory above that has the {@code platform} command. */
    public static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isExecutable(directory.resolve("platform"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("No ./platform above " + Path.of("").toAbsolutePath());
        }
        return directory;
    }

    /** Starts everything, or what is missing of it, and returns once all of it is ready. */
    public PlatformStatus up() {
        Optional<PlatformStatus> running = peek().filter(PlatformStatus::isReady);
        if (running.isPresent()) {
            return running.get();
        }
        Path log = log("up");
        Process started = start(log);
        supervisor = started;
        Runtime.getRuntime().addShutdownHook(stopWithThisProcess);
        await("a ready platform, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofSeconds(1))
                .failFast("./platform up has ended, see " + log, () -> !started.isAlive())
                .until(() -> peek().filter(PlatformStatus::isReady).isPresent());
        return status();
    }

    private Process start(Path log) {
        try {
            Files.createDirectories(dataDirectory);
            List<String> arguments = new ArrayList<>(List.of("up", "--port-base", String.valueOf(ports.base())));
            arguments.addAll(options);
            return command(arguments.toArray(String[]::new))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs, where, as which process. */
    public PlatformStatus status() {
        return peek().orElseThrow(() -> new IllegalStateException("The platform does not run"));
    }

    private Optional<PlatformStatus> peek() {
        String answer = run("status", "--json").strip();
        return answer.startsWith("{") ? Optional.of(PlatformStatus.parse(answer)) : Optional.empty();
    }

    /** A fresh bearer token of the platform's own issuer. */
    public String token(String subject, String... roles) {
        List<String> arguments = new ArrayList<>(List.of("token", "--subject", subject));
        for (String role : roles) {
            arguments.addAll(List.of("--role", role));
        }
        return run(arguments.toArray(String[]::new)).strip();
    }

    /** What its ports are counted from. */
    public int portBase() {
        return ports.base();
    }

    /** Where the platform keeps its data, its keys and its logs. */
    public Path dataDirectory() {
        return dataDirectory;
    }

    /** Runs {@code ./platform} with these arguments against this platform, and returns what it prints. */
    public String run(String... arguments) {
        try {
            Process process = command(arguments)
                    .redirectError(
                            ProcessBuilder.Redirect.appendTo(log("commands").toFile()))
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String name) {
        return dataDirectory.resolveSibling(dataDirectory.getFileName() + "-" + name + ".log");
    }

    private ProcessBuilder command(String... arguments) {
        List<String> words = new ArrayList<>(List.of("./platform"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--data-dir", dataDirectory.toString()));
        return new ProcessBuilder(words).directory(repository.toFile());
    }

    /** Everything that runs now, to be killed at once as a power cut would, the supervisor first. */
    public PowerCut powerCut() {
        List<ProcessHandle> processes = new ArrayList<>();
        if (supervisor != null) {
            processes.add(supervisor.toHandle());
        }
        status().pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(processes::add));
        return new PowerCut(processes);
    }

    /** Forgets the platform that was killed, so that it can be started again. */
    private void forget() {
        supervisor = null;
        Runtime.getRuntime().removeShutdownHook(stopWithThisProcess);
    }

    /** What dies together. */
    public final class PowerCut {
        private final List<ProcessHandle> processes;

        private PowerCut(List<ProcessHandle> processes) {
            this.processes = processes;
        }

        /** Kills them all, and returns once they are gone. */
        public void happen() {
            Set<ProcessHandle> targets = new LinkedHashSet<>();
            processes.forEach(process -> addWithDescendants(targets, process));
            targets.forEach(ProcessHandle::destroyForcibly);
            await("the end of every process")
                    .atMost(STOP)
                    .until(() -> targets.stream().noneMatch(Processes::runs));
            forget();
        }
    }

    /** Whether this object started the platform, and so may end it. */
    public boolean isOurs() {
        return supervisor != null;
    }

    private static void addWithDescendants(Set<ProcessHandle> processes, ProcessHandle process) {
        processes.add(process);
        process.descendants().forEach(processes::add);
    }

    /** Stops everything cleanly, as Ctrl-C does. */
    @Override
    public void close() {
        stop();
        if (supervisor != null) {
            forget();
        }
        ports.close();
    }

    private synchronized void stop() {
        if (supervisor == null || !supervisor.isAlive()) {
            return;
        }
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                powerCut().happen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
