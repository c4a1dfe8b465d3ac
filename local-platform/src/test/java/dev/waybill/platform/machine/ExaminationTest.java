package dev.waybill.platform.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExaminationTest {

    private static final long MB = 1024 * 1024;
    private static final Values GOOD = new Values("linux", "amd64", 25, 8_000, 20_000, 1_048_576, null, null);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), false);

    @Test
    void saysNothingOfAMachineThatIsFit() {
        Examination.requireFit(GOOD.machine(), console);

        assertThat(said()).isEmpty();
        assertThat(Examination.of(GOOD.machine())).extracting(Finding::verdict).containsOnly(Finding.Verdict.GOOD);
    }

    @Test
    void refusesAnOlderJdk() {
        assertRefused(
                new Values("linux", "amd64", 17, 8_000, 20_000, 1_048_576, null, null),
                "Waybill needs JDK 25, this is 17: install one (https://adoptium.net), or set JAVA_HOME.");
    }

    @Test
    void refusesOneGigabyteOfMemory() {
        assertRefused(
                new Values("linux", "amd64", 25, 1_024, 20_000, 1_048_576, null, null),
                "Only 1.0 GB of memory are free, the platform takes 1.7 GB: end other programs, or give this machine more.");
    }

    @Test
    void refusesADiskThatIsAlmostFull() {
        assertRefused(
                new Values("linux", "amd64", 25, 8_000, 300, 1_048_576, null, null),
                "Only 300 MB are free where /data lies, PostgreSQL and Kafka need 500: make room, or choose another place"
                        + " with --data-dir.");
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() {
        String trouble = "/data cannot be written: give its rights to me, or choose another directory with --data-dir.";

        assertRefused(new Values("linux", "amd64", 25, 8_000, 0, 1_048_576, trouble, null), trouble);
    }

    @Test
    void refusesASystemThatPostgresDoesNotRunOn() {
        String trouble = "PostgreSQL's programs do not run here (No such file or directory): they need glibc 2.27.";

        assertRefused(new Values("linux", "amd64", 25, 8_000, 20_000, 1_048_576, null, trouble), trouble);
    }

    @Test
    void refusesTooFewFiles() {
        assertRefused(
                new Values("linux", "amd64", 25, 8_000, 20_000, 256, null, null),
                "A process may have 256 files open here, Kafka and PostgreSQL need 1024: raise it with ulimit -n 4096.");
    }

    @Test
    void saysWhatNobodyHasTried() {
        Examination.requireFit(new Values("mac", "aarch64", 25, 2_000, 1_000, 2_048, null, null).machine(), console);

        assertThat(said().lines())
                .containsExactly(
                        "  ! Nobody has tried Waybill under mac on aarch64 yet; please say how it went.",
                        "  ! Only 2.0 GB of memory are free; the platform takes 1.7 GB.",
                        "  ! Only 1000 MB are free where /data lies; the start-up caches take 650 of them.",
                        "  ! A process may have 2048 files open here; under load Kafka needs more: ulimit -n 4096.");
    }

    private void assertRefused(Values values, String sentence) {
        assertThatThrownBy(() -> Examination.requireFit(values.machine(), console))
                .isInstanceOf(PlatformException.class)
                .hasMessage(sentence);
        assertThat(said()).isEmpty();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What differs between machines; memory and space in megabytes. */
    private record Values(
            String system,
            String architecture,
            int java,
            long memory,
            long space,
            long openFiles,
            @Nullable String directoryTrouble,
            @Nullable String postgresTrouble) {

        Machine machine() {
            return new Machine(
                    system,
                    architecture,
                    "glibc",
                    java,
                    memory * MB,
                    Path.of("/data"),
                    space * MB,
                    openFiles,
                    128,
                    true,
                    directoryTrouble,
                    postgresTrouble);
        }
    }
}
