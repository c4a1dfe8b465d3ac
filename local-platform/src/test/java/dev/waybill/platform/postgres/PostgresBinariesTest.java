package dev.waybill.platform.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    private static final String NEEDED =
            "): they need glibc 2.27 or newer, which Debian, Ubuntu and Fedora have; docker compose up needs none.";

    @TempDir
    private Path home;

    /** The loader's words. */
    @Test
    void doNotRunWithAnOlderLibc() throws IOException {
        postgres("""
                #!/bin/sh
                echo "postgres: /lib/libc.so.6: version 'GLIBC_2.27' not found" >&2
                exit 1
                """);

        assertRefused("(postgres: /lib/libc.so.6: version 'GLIBC_2.27' not found" + NEEDED);
    }

    /** The kernel's words where glibc's loader is not there. */
    @Test
    void doNotRunWithMusl() throws IOException {
        postgres("#!/lib64/ld-linux-of-another-libc\n");

        assertRefused("(No such file or directory)" + NEEDED);
    }

    private void assertRefused(String end) {
        assertThatThrownBy(() -> new PostgresBinaries(home).requireRunnable(PostgresUser.CALLER))
                .isInstanceOf(PlatformException.class)
                .hasMessageStartingWith("PostgreSQL's programs do not run here (")
                .hasMessageEndingWith(end)
                .message()
                .hasLineCount(1);
    }

    private void postgres(String script) throws IOException {
        Path program = Files.createDirectories(home.resolve("bin")).resolve("postgres");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
