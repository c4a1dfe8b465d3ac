package dev.waybill.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path directory;

    @Test
    void keepsASecretOnceItIsMade() {
        String secret = Secrets.in(file()).get("database.orders_app");

        assertThat(Secrets.in(file()).get("database.orders_app")).isEqualTo(secret);
    }

    @Test
    void makesAnotherSecretForEachNameAndPlace() {
        Secrets secrets = Secrets.in(file());

        assertThat(secrets.get("one"))
                .hasSizeGreaterThan(20)
                .isNotEqualTo(secrets.get("other"))
                .isNotEqualTo(Secrets.in(directory.resolve("elsewhere")).get("one"));
    }

    @Test
    void letsTheOwnerAloneReadThem() throws IOException {
        Secrets.in(file()).get("one");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private Path file() {
        return directory.resolve("secrets.properties");
    }
}
