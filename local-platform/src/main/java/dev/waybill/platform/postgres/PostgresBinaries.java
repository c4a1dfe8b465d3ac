package dev.waybill.platform.postgres;

import dev.waybill.platform.PlatformException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
record PostgresBinaries(Path home) {

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Refuses with one line if the system cannot run them for this user. */
    void requireRunnable(PostgresUser user) {
        String complaint;
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(program("postgres").toString(), "--version"));
        try {
            Process version =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            complaint = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (version.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            complaint = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted", e);
        }
        throw new PlatformException(
                ("PostgreSQL's programs do not run here (%s): they need glibc 2.27 or newer, which Debian, Ubuntu and Fedora"
                                + " have; docker compose up needs none.")
                        .formatted(complaint.strip().lines().findFirst().orElse("no reason given")));
    }

    /** Unpacks the archive for this machine below {@code cache}, unless that was done before. */
    static PostgresBinaries unpack(Path cache) {
        URL archive = archive();
        try {
            Path home = cache.resolve("postgres-" + checksum(archive));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(cache);
                Path fresh = Files.createTempDirectory(cache, "postgres-unpacking-");
                extract(archive, fresh);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                moveUnlessAnotherWasFaster(fresh, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new PlatformException(
                    "PostgreSQL cannot be unpacked in %s (%s): make room there, or set WAYBILL_CACHE to another directory."
                            .formatted(cache, e.getMessage()),
                    e);
        }
    }

    private static void moveUnlessAnotherWasFaster(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static URL archive() {
        String system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch", "");
        List<String> names = machine.equals("aarch64") ? List.of("arm_64", "arm64v8") : List.of("x86_64");
        for (String name : names) {
            URL archive = PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(system, name));
            if (archive != null) {
                return archive;
            }
        }
        throw new PlatformException("There are no PostgreSQL programs for %s on %s here: build on this machine, or see "
                        .formatted(system, machine)
                + "local-platform/README.md for the platforms that work.");
    }

    private static String checksum(URL archive) throws IOException {
        return archive.openConnection() instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : "unpacked";
    }

    private static void extract(URL archive, Path target) throws IOException {
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive reaches outside of its directory: " + entry.getName());
                }
                extract(tar, entry, path);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
