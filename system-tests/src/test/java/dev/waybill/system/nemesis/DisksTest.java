package dev.waybill.system.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisksTest {

    private static final byte[] SOMETHING = new byte[8192];

    @TempDir
    Path directory;

    @Test
    void leavesNoSpaceUntilTheBallastIsGone() throws Exception {
        try (Disks disks = Disks.mountedIn(directory, Map.of("kafka", 4))) {
            Path file = directory.resolve("kafka").resolve("file");
            try (Ballast ballast = fill(disks)) {
                ballast.grow();
                assertThatIOException()
                        .isThrownBy(() -> Files.write(file, SOMETHING))
                        .withMessageContaining("No space left on device");
            }

            Files.write(file, SOMETHING);

            assertThat(file).hasBinaryContent(SOMETHING);
        }
    }

    @Test
    void takesWhatIsGivenBackWhileItIsFull() throws Exception {
        try (Disks disks = Disks.mountedIn(directory, Map.of("kafka", 4));
                Ballast ballast = fill(disks)) {
            Path file = Files.write(directory.resolve("kafka").resolve("file"), SOMETHING);
            ballast.grow();
            Files.delete(file);

            ballast.grow();

            assertThatIOException().isThrownBy(() -> Files.write(file, SOMETHING));
        }
    }

    @Test
    void leavesNoMountBehind() throws Exception {
        try (Disks disks = Disks.mountedIn(directory, Map.of("kafka", 4, "postgres", 4))) {
            try (Ballast ballast = fill(disks)) {
                ballast.grow();
                assertThat(mounts()).contains(directory.toString());
            }
        }

        assertThat(mounts()).doesNotContain(directory.toString());
    }

    @Test
    void saysWhyADiskCannotBeFilled() {
        try (Disks disks = Disks.none("not permitted")) {
            assertThatThrownBy(() -> disks.fill("kafka"))
                    .isInstanceOf(Fault.Impossible.class)
                    .hasMessage("not permitted");
        }
    }

    private static Ballast fill(Disks disks) {
        try {
            return disks.fill("kafka");
        } catch (Fault.Impossible e) {
            return abort(String.valueOf(e.getMessage()));
        }
    }

    private static String mounts() throws IOException {
        return Files.readString(Path.of("/proc/self/mounts"));
    }
}
