package dev.waybill.system.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    private static final Invocation PLACED = new Invocation(
            Instant.EPOCH, Instant.EPOCH.plusMillis(5), Action.PLACE, "key", "order-1", 0, Outcome.OK, 202);
    private static final Invocation LOST =
            new Invocation(Instant.EPOCH, Instant.EPOCH, Action.RECEIVE, "other", null, 3, Outcome.UNKNOWN, 0);

    @TempDir
    private Path directory;

    @Test
    void isReadAsItWasWritten() throws IOException {
        Path file = directory.resolve("history.jsonl");
        try (HistoryFile history = new HistoryFile(file)) {
            history.append(PLACED);
            history.append(LOST);
            Files.writeString(file, "{\"at\":\"cut sho", StandardOpenOption.APPEND);
        }

        assertThat(History.read(file).invocations()).containsExactly(PLACED, LOST);
    }

    @Test
    void isNeverWrittenOver() throws IOException {
        Path file = Files.createFile(directory.resolve("history.jsonl"));

        assertThatThrownBy(() -> new HistoryFile(file)).isInstanceOf(UncheckedIOException.class);
    }
}
