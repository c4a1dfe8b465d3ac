package dev.waybill.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private static final Duration SHORT_PAUSE = Duration.ofMillis(10);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @TempDir
    private Path directory;

    private Journal journal;

    @BeforeEach
    void beginAJournal() {
        journal = Journal.begin(directory.resolve("state.json"), 8080, "build", Map.of(), Map.of());
    }

    @Test
    void startsAgainWhatDiesAndSaysSo() {
        Supervisor supervisor = supervisor(new Shell("sleeper", "sleep 60"), new Backoff(Backoff.LONGEST));
        supervisor.start().join();
        ProcessHandle first = process("sleeper");

        first.destroyForcibly();

        Awaitility.await().until(() -> said().contains("sleeper is back"));
        assertThat(said()).contains("! sleeper died; starting it again in 1 s");
        assertThat(process("sleeper").pid()).isNotEqualTo(first.pid());
        supervisor.stop();
    }

    @Test
    void startsWhatWasReadyAtOnceAgainTheTenthTimeToo() {
        Supervisor supervisor = supervisor(new Shell("sleeper", "sleep 60"), new Backoff(SHORT_PAUSE, Backoff.LONGEST));
        supervisor.start().join();

        for (int kill = 1; kill <= 10; kill++) {
            int lives = kill;
            process("sleeper").destroyForcibly();
            Awaitility.await().until(() -> said().split("sleeper is back", -1).length > lives);
        }

        assertThat(said().lines().filter(line -> line.contains("died")))
                .hasSize(10)
                .containsOnly("  ! sleeper died; starting it again in 0 s");
        supervisor.stop();
    }

    @Test
    void waitsLongerEachTimeThatWhatOnceWasReadyDiesBeforeItIs() throws IOException {
        Path broken = directory.resolve("broken");
        Supervisor supervisor = supervisor(
                new Shell("sleeper", "[ -e %s ] && exit 1; sleep 60".formatted(broken), () -> Files.notExists(broken)),
                new Backoff(Duration.ofMillis(600), Backoff.LONGEST));
        supervisor.start().join();

        Files.createFile(broken);
        process("sleeper").destroyForcibly();

        Awaitility.await().until(() -> said().contains("in 2 s"));
        assertThat(said().lines().map(line -> line.replaceAll(".* again ", "")))
                .containsExactly("in 0 s", "in 0 s", "in 1 s", "in 2 s");
        supervisor.stop();
    }

    @Test
    void stopsWhatIsHeldAndStartsItWhenItIsReleased() {
        Holds holds = Holds.noneIn(directory.resolve("stopped"));
        Supervisor supervisor = new Supervisor(
                new Shell("sleeper", "sleep 60"),
                journal,
                console,
                new Backoff(Backoff.LONGEST),
                () -> holds.contains("sleeper"));
        supervisor.start().join();
        ProcessHandle first = process("sleeper");

        holds.add("sleeper");
        Awaitility.await().until(() -> written().running().isEmpty());
        holds.remove("sleeper", Map.of());
        Awaitility.await().until(() -> said().contains("sleeper is back"));

        assertThat(Processes.isRunning(first)).isFalse();
        assertThat(process("sleeper").pid()).isNotEqualTo(first.pid());
        assertThat(said()).contains("sleeper is stopped").doesNotContain("died");
        supervisor.stop();
    }

    @Test
    void leavesNothingBehindWhenItStops() {
        Supervisor supervisor = supervisor(new Shell("sleeper", "sleep 60"), new Backoff(Backoff.LONGEST));
        supervisor.start().join();
        ProcessHandle process = process("sleeper");

        supervisor.stop();

        Awaitility.await().until(() -> !process.isAlive());
        assertThat(written().running()).isEmpty();
    }

    @Test
    void givesUpWhatNeverBecomesReadyAndTellsWhy() {
        Supervisor supervisor = supervisor(
                new Shell("broken", "echo 'ERROR: no such table' >&2; exit 1"), new Backoff(Backoff.LONGEST));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> supervisor.start().join())
                .withCauseInstanceOf(PlatformException.class)
                .withMessageContaining("broken does not start: it died; ERROR: no such table");
    }

    @Test
    void writesItsProcessDownForASuccessor() {
        Supervisor supervisor = supervisor(new Shell("orphan", "sleep 60"), new Backoff(Backoff.LONGEST));
        supervisor.start().join();
        ProcessHandle orphan = process("orphan");

        new OrphanedProcesses(written()).stop(console, name -> false);

        assertThat(Processes.isRunning(orphan)).isFalse();
        assertThat(said()).contains("stopping orphan, which an earlier platform left running");
        supervisor.stop();
    }

    private Supervisor supervisor(Child child, Backoff backoff) {
        return new Supervisor(child, journal, console, backoff, SupervisorTest::neverHeld);
    }

    private static boolean neverHeld() {
        return false;
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private PlatformState written() {
        return Journal.read(directory.resolve("state.json")).orElseThrow();
    }

    private ProcessHandle process(String name) {
        return written().process(name).orElseThrow();
    }

    /** A child that is ready at once, if it lives. */
    private final class Shell implements Child {

        private final String name;
        private final String script;
        private final BooleanSupplier ready;

        private Shell(String name, String script) {
            this(name, script, () -> name.equals("sleeper") || name.equals("orphan"));
        }

        private Shell(String name, String script, BooleanSupplier ready) {
            this.name = name;
            this.script = script;
            this.ready = ready;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Path log() {
            return directory.resolve(name + ".log");
        }

        @Override
        public ProcessHandle launch() {
            try {
                return new ProcessBuilder("/bin/sh", "-c", "exec 2>&1; " + script)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start()
                        .toHandle();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isReady() {
            return ready.getAsBoolean();
        }

        @Override
        public void stop(ProcessHandle process) {
            Processes.end(process, Duration.ofSeconds(5));
        }
    }
}
