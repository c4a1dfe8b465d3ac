package dev.waybill.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things are.
 *
 * @param root the repository
 * @param data what one platform keeps: databases, topics, secrets, logs
 * @param cache what can be made again from the jars, shared by all platforms of the repository
 */
public record Workspace(Path root, Path data, Path cache) {

    /**
     * The workspace of this process: {@code WAYBILL_ROOT}, else the directory it was started in; the data where the
     * caller wants them, else in {@code WAYBILL_HOME}, else in {@code .platform}.
     */
    public static Workspace locate(@Nullable Path wantedData) {
        Path root = Path.of(System.getenv().getOrDefault("WAYBILL_ROOT", "")).toAbsolutePath();
        Path standard = root.resolve(".platform");
        Path data = wantedData != null ? wantedData : environment("WAYBILL_HOME", standard);
        Path cache = environment("WAYBILL_CACHE", standard.resolve("cache"));
        return new Workspace(
                root, data.toAbsolutePath().normalize(), cache.toAbsolutePath().normalize());
    }

    private static Path environment(String variable, Path standard) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? standard : Path.of(value);
    }

    /** What belongs to a PostgreSQL cluster. */
    public Path cluster(String name) {
        return data.resolve(name);
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    public Path provider() {
        return data.resolve("provider");
    }

    public Path keys() {
        return data.resolve("keys");
    }

    public Path secrets() {
        return data.resolve("secrets.properties");
    }

    public Path state() {
        return data.resolve("state.json");
    }

    /** What stays stopped while the platform runs. */
    public Path holds() {
        return data.resolve("stopped");
    }

    public Path lock() {
        return data.resolve("lock");
    }

    public Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** The runnable jar of a module. */
    public Path jar(String module) {
        Path target = root.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> isRunnableJar(module, file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(module));
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }

    private static boolean isRunnableJar(String module, String file) {
        return file.matches(module + "-\\d[^/]*\\.jar") && !file.matches(".*-(tests|sources|javadoc)\\.jar");
    }

    private static PlatformException notBuilt(String module) {
        return new PlatformException(module + " is not built: run ./platform up, or ./mvnw package.");
    }

    /** Creates the directories that only their owner may read; says in one line why that cannot be done. */
    public void prepare() {
        for (Path directory : new Path[] {data, data.resolve("logs"), cache}) {
            createPrivate(directory);
        }
    }

    private static void createPrivate(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw unwritable(directory, null);
        }
    }

    private static PlatformException unwritable(Path directory, @Nullable IOException cause) {
        String message = "%s cannot be written: give its rights to %s, or choose another directory with --data-dir."
                .formatted(directory, System.getProperty("user.name"));
        return cause == null ? new PlatformException(message) : new PlatformException(message, cause);
    }

    /** Whether a platform has kept something here. */
    public boolean hasData() {
        return Stream.of(secrets(), keys(), state(), lock(), kafka()).anyMatch(Files::exists);
    }

    /** Deletes what one platform keeps, the caches excepted. */
    public void deleteData() {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.startsWith(cache) && !cache.startsWith(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
