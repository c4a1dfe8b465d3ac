package dev.waybill.platform.postgres;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL cluster in a directory: created at its first start, kept ever after. The server is a daemon of its own,
 * which outlives the JVM that started it.
 */
public final class PostgresServer {

    public static final String SUPERUSER = "postgres";

    private static final String MAJOR_VERSION = "18";

    private final PostgresBinaries binaries;
    private final PostgresUser user;
    private final PostgresSettings settings;

    private PostgresServer(PostgresBinaries binaries, PostgresUser user, PostgresSettings settings) {
        this.binaries = binaries;
        this.user = user;
        this.settings = settings;
    }

    /** The cluster of {@code settings}, with PostgreSQL's programs unpacked below {@code cache}. */
    public static PostgresServer of(PostgresSettings settings, Path cache) {
        return of(settings, cache, PostgresUser.choose());
    }

    static PostgresServer of(PostgresSettings settings, Path cache, PostgresUser user) {
        return new PostgresServer(PostgresBinaries.unpack(cache), user, settings);
    }

    /**
     * Checks that PostgreSQL's programs run on this machine, for this user.
     *
     * @throws PlatformException with what is to be done if they do not
     */
    public static void requirePrograms(Path cache) {
        PostgresUser user = PostgresUser.choose();
        PostgresBinaries.unpack(cache).requireRunnable(user);
    }

    public ClusterAddress address() {
        return ClusterAddress.local(settings.port());
    }

    public Credentials superuser() {
        return new Credentials(SUPERUSER, settings.password());
    }

    /** Starts the server and returns once it accepts connections; one that was left running is stopped before. */
    public ProcessHandle start() {
        try {
            refuseAnotherVersion();
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                create();
            }
            stop();
            run(
                    pgCtl("start", "-w", "-t", "120", "-l", settings.log().toString(), "-o", settings.asOptions()),
                    "start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return process()
                .orElseThrow(
                        () -> new PlatformException("PostgreSQL ended right after its start: see " + settings.log()));
    }

    /** Stops the server, if it runs: transactions are rolled back, the rest is written down. */
    public void stop() {
        if (process().isEmpty()) {
            return;
        }
        try {
            run(pgCtl("stop", "-m", "fast", "-w", "-t", "60"), "stop");
        } catch (PlatformException | IOException e) {
            process().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** The server process, if it is alive, whoever started it. */
    public Optional<ProcessHandle> process() {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(ProcessHandle::isAlive)
                    .filter(PostgresServer::isPostgres);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Also where its program has been deleted since, which Linux notes behind the name. */
    private static boolean isPostgres(ProcessHandle process) {
        String program = process.info().command().orElseGet(() -> shortName(process));
        return program.endsWith("/postgres") || program.endsWith("/postgres (deleted)");
    }

    /** In a container root may not see which program another user runs, only what it is called. */
    private static String shortName(ProcessHandle process) {
        try {
            return "/"
                    + Files.readString(Path.of("/proc", Long.toString(process.pid()), "comm"))
                            .strip();
        } catch (IOException _) {
            return "";
        }
    }

    private Path data() {
        return settings.directory().resolve("data");
    }

    /** Does not touch data that another major version has written. */
    public void refuseAnotherVersion() {
        Path file = data().resolve("PG_VERSION");
        if (Files.exists(file)) {
            String version = read(file);
            if (!version.equals(MAJOR_VERSION)) {
                throw new PlatformException(
                        "%s holds data of PostgreSQL %s, this is PostgreSQL %s: use another directory "
                                        .formatted(data(), version, MAJOR_VERSION)
                                + "(--data-dir), or remove the data (./platform reset).");
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new PlatformException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void create() throws IOException {
        Files.createDirectories(settings.directory());
        Path password = settings.directory().resolve("superuser");
        try {
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, settings.password());
            user.own(settings.directory());
            run(
                    command(
                            "initdb",
                            "-D",
                            data().toString(),
                            "-U",
                            SUPERUSER,
                            "--pwfile",
                            password.toString(),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            settings.durable() ? "--sync-method=fsync" : "--no-sync"),
                    "create its data directory");
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private List<String> pgCtl(String action, String... arguments) {
        List<String> command = command("pg_ctl", action, "-D", data().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Into a file: the server inherits the output, and a pipe would never end. */
    private void run(List<String> command, String purpose) throws IOException {
        Path output = Files.createTempFile("waybill-postgres-", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().put("LC_ALL", "C");
            if (builder.start().waitFor() != 0) {
                throw new PlatformException("PostgreSQL cannot %s: %s".formatted(purpose, reason(output)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while PostgreSQL should " + purpose, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private String reason(Path output) throws IOException {
        Path log = settings.log();
        List<String> said = new ArrayList<>(Files.readAllLines(output));
        if (Files.exists(log)) {
            said.addAll(Files.readAllLines(log));
        }
        return said.reversed().stream()
                .filter(line -> line.contains("FATAL") || line.contains("error:"))
                .findFirst()
                .orElse("see " + log);
    }
}
