package dev.waybill.system.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClocksTest {

    private static final String FIRST = "order-service";
    private static final String SECOND = "order-service-2";

    @TempDir
    Path directory;

    @Test
    void setsTheClockOfOneProcessAndOfNoOther() throws Exception {
        Clocks clocks = clocks();

        clocks.set(SECOND, Duration.ofMinutes(-5));

        assertThat(offsetSeenBy(SECOND, clocks)).isBetween(Duration.ofSeconds(-302), Duration.ofSeconds(-298));
        assertThat(offsetSeenBy(FIRST, clocks)).isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(2));
    }

    @Test
    void setsItRightAgain() throws Exception {
        Clocks clocks = clocks();
        clocks.set(FIRST, Duration.ofMinutes(5));
        assertThat(offsetSeenBy(FIRST, clocks)).isGreaterThan(Duration.ofMinutes(4));

        clocks.set(FIRST, Duration.ZERO);

        assertThat(offsetSeenBy(FIRST, clocks)).isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(2));
    }

    @Test
    void letsThreadsWaitForAsLongAsTheyWant() throws Exception {
        Clocks clocks = clocks();
        clocks.set(FIRST, Duration.ofMinutes(5));

        assertThat(Sleep.taken(clocks, FIRST)).isBetween(Sleep.WANTED.minusMillis(50), Sleep.WANTED.plusSeconds(10));
    }

    @Test
    void saysWhyAClockCannotBeSet() {
        Clocks clocks = Clocks.none("no library");

        assertThat(clocks.options()).isEmpty();
        assertThatThrownBy(() -> clocks.set(FIRST, Duration.ZERO))
                .isInstanceOf(Fault.Impossible.class)
                .hasMessageContaining("no library");
    }

    private Clocks clocks() {
        Clocks clocks = Clocks.of(List.of(FIRST, SECOND), directory);
        assumeThat(clocks.options()).as("libfaketime is installed").isNotEmpty();
        return clocks;
    }

    private static Duration offsetSeenBy(String instance, Clocks clocks) throws IOException {
        String answer = answer(instance, clocks, "date", "+%s");
        return Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(answer)));
    }

    /** As the platform hands it on: what is set for a service reaches all its instances, their own over it. */
    static String answer(String instance, Clocks clocks, String... command) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command);
        for (String option : clocks.options()) {
            if (option.startsWith(instance + ":")) {
                String[] variable = option.substring(instance.length() + 1).split("=", 2);
                program.environment().put(variable[0], variable[1]);
            }
        }
        return new String(program.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
