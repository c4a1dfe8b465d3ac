package dev.waybill.platform.startup;

import dev.waybill.platform.PlatformException;
import dev.waybill.platform.process.JvmChild;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * What makes a program start quickly: its jar unpacked, where it is a Spring Boot one, and beside it an ahead-of-time
 * cache (JEP 483, 514) that a training run has written. Both belong to exactly one jar, one JVM and its options.
 */
public record StartupCache(Path directory, Path jar) {

    private static final int KEPT_PER_PROGRAM = 2;

    /** The cache of {@code jar} below {@code caches}; the jar is unpacked if that was not done before. */
    public static StartupCache of(Path caches, String name, Path jar, List<String> options) {
        try {
            Path directory = caches.resolve(name + "-" + fingerprint(jar, options));
            Path runnable = isSpringBoot(jar) ? directory.resolve(jar.getFileName()) : jar;
            if (!Files.exists(runnable)) {
                extract(jar, directory);
            }
            Files.createDirectories(directory);
            Files.setLastModifiedTime(directory, FileTime.from(Instant.now()));
            deleteOlder(caches, name);
            return new StartupCache(directory, runnable);
        } catch (IOException e) {
            throw new PlatformException("%s cannot be unpacked: %s".formatted(jar, e.getMessage()), e);
        }
    }

    public boolean isTrained() {
        return Files.exists(file());
    }

    /** The child, with the cache if there is one. */
    public JvmChild applyTo(JvmChild child) {
        return isTrained() ? child.with("-XX:AOTCache=" + file(), "-Xlog:aot=off", "-Xlog:cds=off") : child;
    }

    public Path file() {
        return directory.resolve("startup.aot");
    }

    /** Which jar it is, in which JVM, with which options. */
    public static String fingerprint(Path jar, List<String> options) throws IOException {
        CRC32C checksum = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        checksum.update((System.getProperty("java.vm.version") + options + jar).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }

    private static boolean isSpringBoot(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/") != null;
        }
    }

    private static void extract(Path jar, Path directory) throws IOException {
        Path log = Files.createTempFile("waybill-extract-", ".log");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(log).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** Another platform may still run the build before this one. */
    private static void deleteOlder(Path caches, String name) throws IOException {
        try (Stream<Path> directories = Files.list(caches)) {
            List<Path> outdated = directories
                    .filter(directory -> directory.getFileName().toString().matches(name + "-[0-9a-f]{8}"))
                    .sorted(Comparator.comparing(StartupCache::lastUsed).reversed())
                    .skip(KEPT_PER_PROGRAM)
                    .toList();
            for (Path directory : outdated) {
                delete(directory);
            }
        }
    }

    private static FileTime lastUsed(Path directory) {
        try {
            return Files.getLastModifiedTime(directory);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
